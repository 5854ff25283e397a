import {
  type AppealView,
  type ExamReviewPolicy,
  idSchema,
  type ReviewPolicy,
  reviewPolicySchema,
  type RuleAppeal,
  ruleAppealSchema,
} from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { Body, Controller, Param } from '@nestjs/common';
import { CurrentPrincipal } from '../auth/request-principal';
import { Route } from '../routing/route.decorator';
import { AppealsService } from './appeals.service';
import { ReviewPolicyService } from './review-policy.service';

@Controller()
export class AppealsController {
  constructor(
    private readonly appeals: AppealsService,
    private readonly policies: ReviewPolicyService,
  ) {}

  @Route('takeAppeal')
  takeAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
  ): Promise<AppealView> {
    return this.appeals.take(principal, sessionId);
  }

  @Route('ruleAppeal')
  ruleAppeal(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', { schema: idSchema }) sessionId: string,
    @Body({ schema: ruleAppealSchema }) body: RuleAppeal,
  ): Promise<AppealView> {
    return this.appeals.rule(principal, sessionId, body);
  }

  @Route('getReviewPolicy')
  getReviewPolicy(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
  ): Promise<ExamReviewPolicy> {
    return this.policies.get(principal, examId);
  }

  @Route('setReviewPolicy')
  setReviewPolicy(
    @CurrentPrincipal() principal: Principal,
    @Param('examId', { schema: idSchema }) examId: string,
    @Body({ schema: reviewPolicySchema }) body: ReviewPolicy,
  ): Promise<ExamReviewPolicy> {
    return this.policies.set(principal, examId, body);
  }
}
