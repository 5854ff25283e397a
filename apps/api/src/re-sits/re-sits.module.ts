import { Module } from '@nestjs/common';
import { ExamCopies } from './exam-copies';
import { ExamScheduleService } from './exam-schedule.service';
import { ReSitsController } from './re-sits.controller';
import { ReSitsService } from './re-sits.service';
import { TermsService } from './terms.service';

/** Semesters, how often an exam is sat, and who sits it again. */
@Module({
  controllers: [ReSitsController],
  providers: [ExamCopies, ExamScheduleService, ReSitsService, TermsService],
})
export class ReSitsModule {}
