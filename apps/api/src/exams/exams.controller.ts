import {
  type CandidateExam,
  type ExamChecks,
  type ExamGrading,
  type ExamTestPolicy,
  type GradingPolicy,
  gradingPolicySchema,
  idSchema,
  type SetExamChecks,
  setExamChecksSchema,
  type StaffExam,
  type TestPolicy,
  testPolicySchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamChecksService } from './exam-checks.service';
import { ExamGradingService } from './exam-grading.service';
import { ExamsService } from './exams.service';
import { MyExamsService } from './my-exams.service';
import { TestPoliciesService } from './test-policies.service';

@Controller()
export class ExamsController {
  constructor(
    private readonly myExams: MyExamsService,
    private readonly exams: ExamsService,
    private readonly checks: ExamChecksService,
    private readonly grading: ExamGradingService,
    private readonly testPolicies: TestPoliciesService,
  ) {}

  @Route('listMyExams')
  listMyExams(@CurrentPrincipal() principal: Principal): Promise<{ exams: CandidateExam[] }> {
    return this.myExams.list(principal);
  }

  @Route('listExams')
  listExams(@CurrentPrincipal() principal: Principal): Promise<{ exams: StaffExam[] }> {
    return this.exams.list(principal);
  }

  @Route('getExamChecks')
  getChecks(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamChecks> {
    return this.checks.get(principal, examId);
  }

  @Route('setExamChecks')
  setChecks(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: setExamChecksSchema }) checks: SetExamChecks,
  ): Promise<ExamChecks> {
    return this.checks.set(principal, examId, checks);
  }

  @Route('getExamGrading')
  getGrading(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamGrading> {
    return this.grading.get(principal, examId);
  }

  @Route('setExamGrading')
  setGrading(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: gradingPolicySchema }) policy: GradingPolicy,
  ): Promise<ExamGrading> {
    return this.grading.set(principal, examId, policy);
  }

  @Route('getTestPolicy')
  getTestPolicy(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamTestPolicy> {
    return this.testPolicies.get(principal, examId);
  }

  @Route('setTestPolicy')
  setTestPolicy(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: testPolicySchema }) policy: TestPolicy,
  ): Promise<ExamTestPolicy> {
    return this.testPolicies.set(principal, examId, policy);
  }

  @Route('unsetTestPolicy')
  unsetTestPolicy(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamTestPolicy> {
    return this.testPolicies.unset(principal, examId);
  }
}
