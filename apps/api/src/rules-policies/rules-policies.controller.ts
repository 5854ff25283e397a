import {
  assignRulesPolicySchema,
  type ExamRulesPolicy,
  idSchema,
  type PolicyCheck,
  policyYamlSchema,
  type RulesPolicyDetail,
  type RulesPolicySummary,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { ExamPolicyService } from './exam-policy.service';
import { RulesPoliciesService } from './rules-policies.service';

@Controller()
export class RulesPoliciesController {
  constructor(
    private readonly policies: RulesPoliciesService,
    private readonly exams: ExamPolicyService,
  ) {}

  @Route('listRulesPolicies')
  list(@CurrentPrincipal() principal: Principal): Promise<{ policies: RulesPolicySummary[] }> {
    return this.policies.list(principal);
  }

  @Route('getRulesPolicy')
  get(
    @CurrentPrincipal() principal: Principal,
    @Param('rulesPolicyId', { schema: idSchema }) rulesPolicyId: string,
  ): Promise<RulesPolicyDetail> {
    return this.policies.get(principal, rulesPolicyId);
  }

  @Route('checkRulesPolicy')
  check(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: policyYamlSchema }) { yaml }: { yaml: string },
  ): Promise<PolicyCheck> {
    return this.policies.check(principal, yaml);
  }

  @Route('createRulesPolicy')
  create(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: policyYamlSchema }) { yaml }: { yaml: string },
  ): Promise<RulesPolicyDetail> {
    return this.policies.create(principal, yaml);
  }

  @Route('getExamRulesPolicy')
  getOfExam(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamRulesPolicy> {
    return this.exams.get(principal, examId);
  }

  @Route('assignRulesPolicy')
  assign(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: assignRulesPolicySchema }) { rulesPolicyId }: { rulesPolicyId: string | null },
  ): Promise<ExamRulesPolicy> {
    return this.exams.assign(principal, examId, rulesPolicyId);
  }
}
