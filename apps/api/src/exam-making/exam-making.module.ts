import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module';
import { ExamMakingController } from './exam-making.controller';
import { ExamMakingService } from './exam-making.service';
import { ExamPublicationService } from './exam-publication.service';

/** New exams: drafts, what they are, and their publication. */
@Module({
  imports: [EnrolmentsModule],
  controllers: [ExamMakingController],
  providers: [ExamMakingService, ExamPublicationService],
})
export class ExamMakingModule {}
