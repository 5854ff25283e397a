import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module';
import { ExamQuestionsModule } from '../exam-questions/exam-questions.module';
import { ExamMakingController } from './exam-making.controller';
import { ExamMakingService } from './exam-making.service';
import { ExamPublicationService } from './exam-publication.service';

/** New exams: drafts, what they are, and their publication. */
@Module({
  imports: [EnrolmentsModule, ExamQuestionsModule],
  controllers: [ExamMakingController],
  providers: [ExamMakingService, ExamPublicationService],
})
export class ExamMakingModule {}
