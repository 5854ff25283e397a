import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module';
import { CaseFileRemoval } from './case-file-removal';
import { CaseFilesService } from './case-files.service';
import { ExamQuestionsController } from './exam-questions.controller';
import { ExamQuestionsService } from './exam-questions.service';

/** What written exams ask and cases give out. */
@Module({
  imports: [JobsModule],
  controllers: [ExamQuestionsController],
  providers: [ExamQuestionsService, CaseFilesService, CaseFileRemoval],
  exports: [CaseFileRemoval],
})
export class ExamQuestionsModule {}
