import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module';
import { AttemptScorer } from './attempt.scorer';
import { ConfirmationRecord } from './confirmation-record';
import { ItemStatisticsService } from './item-statistics.service';
import { MyResultController } from './my-result.controller';
import { MyResultService } from './my-result.service';
import { ResultAccess } from './result-access';
import { ResultConfirmationService } from './result-confirmation.service';
import { ResultReader } from './result.reader';
import { ResultsController } from './results.controller';
import { ResultsService } from './results.service';

/** Marks: scored by the machine, confirmed by the examiner, shown to the candidate. */
@Module({
  imports: [SessionsModule],
  controllers: [ResultsController, MyResultController],
  providers: [
    AttemptScorer,
    ResultAccess,
    ResultReader,
    ResultsService,
    ConfirmationRecord,
    ResultConfirmationService,
    MyResultService,
    ItemStatisticsService,
  ],
  exports: [AttemptScorer],
})
export class ResultsModule {}
