import { Module } from '@nestjs/common';
import { AppealsModule } from '../appeals/appeals.module';
import { MarkingModule } from '../marking/marking.module';
import { SessionsModule } from '../sessions/sessions.module';
import { MarkAppealAccess } from './mark-appeal-access';
import { MarkAppealDecisionService } from './mark-appeal-decision.service';
import { MarkAppealReader } from './mark-appeal.reader';
import { MarkAppealsController } from './mark-appeals.controller';
import { MarkAppealsService } from './mark-appeals.service';
import { MarkDecisionRecord } from './mark-decision-record';
import { MyMarkAppealService } from './my-mark-appeal.service';

/** Appeals against confirmed marks: filed by candidates, decided by a commission that can only raise. */
@Module({
  imports: [AppealsModule, MarkingModule, SessionsModule],
  controllers: [MarkAppealsController],
  providers: [
    MyMarkAppealService,
    MarkAppealAccess,
    MarkAppealReader,
    MarkAppealsService,
    MarkAppealDecisionService,
    MarkDecisionRecord,
  ],
})
export class MarkAppealsModule {}
