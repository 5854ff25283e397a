import { Module } from '@nestjs/common';
import { CaseFilesService } from './case-files.service';
import { ExamQuestionsController } from './exam-questions.controller';
import { ExamQuestionsService } from './exam-questions.service';

/** What written exams ask and cases give out. */
@Module({ controllers: [ExamQuestionsController], providers: [ExamQuestionsService, CaseFilesService] })
export class ExamQuestionsModule {}
