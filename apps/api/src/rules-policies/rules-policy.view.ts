import {
  INCIDENT_RULE_IDS,
  INCIDENT_RULES,
  type RulesPolicyContent,
  type RulesPolicyDetail,
  type RulesPolicySummary,
} from '@bakylau/contracts';
import {
  DEFAULT_RULES_POLICY,
  effectivePolicy,
  flattenThresholds,
  type PolicyDocument,
} from '@bakylau/domain';
import { type RulesPolicyVersion } from '@bakylau/persistence';

export interface PolicyUsage {
  latest: boolean;
  examCount: number;
}

/** @param policy with its creator */
export function rulesPolicySummary(policy: RulesPolicyVersion, usage: PolicyUsage): RulesPolicySummary {
  const { id, name, version, document, builtIn } = policy;
  return {
    id,
    name,
    version,
    title: document.title,
    description: document.description,
    builtIn,
    ...usage,
    createdAt: policy.createdAt.toISOString(),
    createdBy: policy.creator?.displayName ?? null,
  };
}

export function rulesPolicyDetail(policy: RulesPolicyVersion, usage: PolicyUsage): RulesPolicyDetail {
  const { yaml, sha256, document } = policy;
  return { ...rulesPolicySummary(policy, usage), ...policyContent(document), yaml, sha256 };
}

/** A document with everything that it leaves to the defaults. */
export function policyContent(document: PolicyDocument): RulesPolicyContent {
  const { thresholds, disabledRules, severities, analysis, allowed } = effectivePolicy(document);
  const defaults = flattenThresholds(DEFAULT_RULES_POLICY);
  return {
    rules: INCIDENT_RULE_IDS.map((rule) => ({
      rule,
      ledger: INCIDENT_RULES[rule],
      enabled: !disabledRules.includes(rule),
      severity: severities[rule] ?? null,
    })),
    thresholds: Object.entries(flattenThresholds(thresholds)).map(([name, value]) => ({
      name,
      value,
      defaultValue: defaults[name] ?? value,
    })),
    analysis,
    allowed,
  };
}
