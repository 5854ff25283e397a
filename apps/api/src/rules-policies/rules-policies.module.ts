import { Module } from '@nestjs/common';
import { BuiltInPolicies } from './built-in-policies';
import { ExamPolicyService } from './exam-policy.service';
import { RulesPoliciesController } from './rules-policies.controller';
import { RulesPoliciesService } from './rules-policies.service';

/** The rules of exams as data: versions, and which exam is bound to which. */
@Module({
  controllers: [RulesPoliciesController],
  providers: [BuiltInPolicies, RulesPoliciesService, ExamPolicyService],
})
export class RulesPoliciesModule {}
