import { Module } from '@nestjs/common';
import { ExamChecksService } from './exam-checks.service';
import { ExamGradingService } from './exam-grading.service';
import { TestPoliciesService } from './test-policies.service';
import { ExamsController } from './exams.controller';
import { ExamsService } from './exams.service';
import { MyExamsService } from './my-exams.service';

/** Lists of exams, for those who sit them and for staff, and what an exam asks of its candidates. */
@Module({
  controllers: [ExamsController],
  providers: [MyExamsService, ExamsService, ExamChecksService, ExamGradingService, TestPoliciesService],
})
export class ExamsModule {}
