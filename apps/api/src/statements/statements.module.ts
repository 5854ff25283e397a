import { Module } from '@nestjs/common';
import { AdmissionsModule } from '../admissions/admissions.module';
import { GroupPeopleReader } from './group-people.reader';
import { StatementFilesService } from './statement-files.service';
import { StatementProfilesService } from './statement-profiles.service';
import { StatementSealsService } from './statement-seals.service';
import { StatementsController } from './statements.controller';
import { StatementsService } from './statements.service';

/** Statements (vedomost) of groups: made, printed, exported, and confirmed to whoever holds one. */
@Module({
  imports: [AdmissionsModule],
  controllers: [StatementsController],
  providers: [
    GroupPeopleReader,
    StatementsService,
    StatementFilesService,
    StatementProfilesService,
    StatementSealsService,
  ],
})
export class StatementsModule {}
