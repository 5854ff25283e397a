import {
  allowedThingSchema,
  INCIDENT_RULE_IDS,
  type IncidentRuleId,
  localizedTextSchema,
  policyAnalysisSchema,
  policyNameSchema,
  type PolicyReference,
  severitySchema,
} from '@bakylau/contracts';
import { z } from 'zod';
import { thresholdProblems } from './thresholds';

const localizedText = z.strictObject(localizedTextSchema.shape);

/**
 * A rule can be switched off or weighed otherwise. Which ledger it belongs to is not for a policy to say: a technical fault never
 * becomes behaviour.
 */
const ruleChoice = z.strictObject({
  enabled: z.boolean().default(true),
  severity: severitySchema.optional(),
});
const ruleChoices = z.strictObject(
  Object.fromEntries(INCIDENT_RULE_IDS.map((id) => [id, ruleChoice.optional()])) as Record<
    IncidentRuleId,
    z.ZodOptional<typeof ruleChoice>
  >,
);

/** A threshold of the whole, or the thresholds of one rule. */
type NestedThresholds = Record<string, number | Record<string, number>>;

const thresholds = z
  .record(z.string(), z.unknown())
  .superRefine((overrides, context) => {
    for (const { path, ...here } of thresholdProblems(overrides))
      context.addIssue({ code: 'custom', path, message: here.problem, params: { here } });
  })
  .transform((checked) => checked as NestedThresholds);

/** One version of an exam's policy: what differs from the defaults, and what the candidate is told in plain words. */
export const policyDocumentSchema = z.strictObject({
  name: policyNameSchema,
  version: z.number().int().positive(),
  title: localizedText,
  description: localizedText,
  rules: ruleChoices.prefault({}),
  thresholds: thresholds.prefault({}),
  analysis: policyAnalysisSchema.prefault({}),
  allowed: z.array(allowedThingSchema).default([]),
});

export type PolicyDocument = z.infer<typeof policyDocumentSchema>;

/** What a card says of the policy. */
export const referenceTo = ({
  name,
  version,
}: Pick<PolicyDocument, 'name' | 'version'>): PolicyReference => ({
  name,
  version,
});
