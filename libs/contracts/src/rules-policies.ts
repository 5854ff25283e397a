import { z } from 'zod';
import { incidentRuleIdSchema, ledgerSchema, severitySchema } from './incidents';
import { idSchema, instantSchema, localizedTextSchema, sha256Schema } from './primitives';

/** What a candidate may have or do; shown in plain words before the start. Things that are allowed are no incidents. */
export const ALLOWED_THINGS = [
  'notes',
  'books',
  'calculator',
  'phone',
  'secondScreen',
  'headphones',
  'breaks',
] as const;
export const allowedThingSchema = z.enum(ALLOWED_THINGS);
export type AllowedThing = z.infer<typeof allowedThingSchema>;

/** Parts of the analysis that an exam's policy switches. */
export const policyAnalysisSchema = z.strictObject({
  /** Where the eyes look; advisory, so an exam must ask for it. */
  gaze: z.boolean().default(false),
  /** Phones, books and screens in the picture. */
  objects: z.boolean().default(true),
});
export type PolicyAnalysis = z.infer<typeof policyAnalysisSchema>;

/** A name that files and addresses can hold, such as `open-book`. */
export const policyNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

/** Three times as long as others is the most that universities grant. */
export const EXTRA_TIME_AT_MOST_PERCENT = 200;

/** Breaks of one person's own in an exam: the clock stands in each of them for so long at most. */
export const individualBreaksSchema = z.object({
  count: z.number().int().min(1).max(10),
  minutes: z.number().int().min(1).max(30),
});
export type IndividualBreaks = z.infer<typeof individualBreaksSchema>;

/** The dotted name of a threshold, such as `headAway.openDeg`. */
export const thresholdNameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/)
  .max(120);

export const policyThresholdSchema = z.object({
  name: thresholdNameSchema,
  value: z.number(),
  /** What applies without a policy. */
  defaultValue: z.number(),
});
export type PolicyThreshold = z.infer<typeof policyThresholdSchema>;

export const policyRuleSchema = z.object({
  rule: incidentRuleIdSchema,
  ledger: ledgerSchema,
  enabled: z.boolean(),
  /** Null where the rule's own severity holds. */
  severity: severitySchema.nullable(),
});
export type PolicyRule = z.infer<typeof policyRuleSchema>;

/** One version of a policy as a row of the list. A version never changes; a change makes a new one. */
export const rulesPolicySummarySchema = z.object({
  id: idSchema,
  name: policyNameSchema,
  version: z.number().int().positive(),
  title: localizedTextSchema,
  description: localizedTextSchema,
  /** Came with the service; its name is taken. */
  builtIn: z.boolean(),
  /** Whether there is no newer version of this name. */
  latest: z.boolean(),
  /** Exams that are bound to this version. */
  examCount: z.number().int(),
  createdAt: instantSchema,
  /** Name of the person; null for a policy that came with the service. */
  createdBy: z.string().nullable(),
});
export type RulesPolicySummary = z.infer<typeof rulesPolicySummarySchema>;
export const rulesPolicyListSchema = z.object({ policies: z.array(rulesPolicySummarySchema) });

/** What a document says, with everything that it leaves to the defaults. */
export const rulesPolicyContentSchema = z.object({
  rules: z.array(policyRuleSchema),
  thresholds: z.array(policyThresholdSchema),
  analysis: policyAnalysisSchema,
  allowed: z.array(allowedThingSchema),
});
export type RulesPolicyContent = z.infer<typeof rulesPolicyContentSchema>;

export const rulesPolicyDetailSchema = rulesPolicySummarySchema.extend({
  ...rulesPolicyContentSchema.shape,
  yaml: z.string(),
  sha256: sha256Schema,
});
export type RulesPolicyDetail = z.infer<typeof rulesPolicyDetailSchema>;

/** Longest text of a policy. */
export const POLICY_YAML_MAX_LENGTH = 65_536;
export const policyYamlSchema = z.object({ yaml: z.string().min(1).max(POLICY_YAML_MAX_LENGTH) });

/** What kind of mistake a policy's text has; pages say it in their own language with the details. */
export const POLICY_PROBLEM_CODES = [
  'syntax',
  'aliases',
  'unknown_entry',
  'group_expected',
  'type',
  'value',
  'too_small',
  'too_big',
  'format',
  'order',
  'name_taken',
  'next_version',
  'other',
] as const;

/** Something that is wrong with a policy's text. */
export const policyProblemSchema = z.object({
  /** From 1; where the text says it, or where it should. */
  line: z.number().int().positive(),
  /** Dotted; empty for the document as a whole. */
  path: z.string(),
  /** In English, for whoever calls the service without a page. */
  problem: z.string(),
  code: z.enum(POLICY_PROBLEM_CODES),
  /** What the code's sentence names: limits, allowed values, other entries. */
  details: z.record(z.string(), z.string()),
});
export type PolicyProblem = z.infer<typeof policyProblemSchema>;

export const policyCheckSchema = z.object({
  problems: z.array(policyProblemSchema),
  /** Null while there are problems. */
  content: rulesPolicyContentSchema.nullable(),
});
export type PolicyCheck = z.infer<typeof policyCheckSchema>;

/** Null binds an exam to what came with the service. */
export const assignRulesPolicySchema = z.object({ rulesPolicyId: idSchema.nullable() });
export const examRulesPolicySchema = z.object({
  examId: idSchema,
  rulesPolicyId: idSchema.nullable(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamRulesPolicy = z.infer<typeof examRulesPolicySchema>;

/** What is different for one person, whatever the exam. Staff of exams never see that it exists. */
export const accommodationSchema = z.object({
  disabledRules: z.array(incidentRuleIdSchema),
  /** By dotted name, such as `headAway.openDeg`. */
  thresholds: z.record(thresholdNameSchema, z.number()),
  /** The reason, for those alone who grant it. */
  staffNote: z.string(),
  /** Longer time in every exam, percent of its duration. */
  extraTimePercent: z.number().int(),
  /** In every exam; null for none. */
  breaks: individualBreaksSchema.nullable(),
  updatedAt: instantSchema,
  updatedBy: z.string().nullable(),
});
export type Accommodation = z.infer<typeof accommodationSchema>;

export const setAccommodationSchema = z.object({
  disabledRules: z.array(incidentRuleIdSchema).max(100),
  thresholds: z.record(thresholdNameSchema, z.number()),
  staffNote: z.string().trim().max(4000),
  extraTimePercent: z.number().int().min(0).max(EXTRA_TIME_AT_MOST_PERCENT).default(0),
  breaks: individualBreaksSchema.nullable().default(null),
});
export type SetAccommodation = z.infer<typeof setAccommodationSchema>;

export const personAccommodationSchema = z.object({
  /** Null when nothing is different for this person. */
  accommodation: accommodationSchema.nullable(),
  /** Every threshold that may be changed, with its default. */
  thresholds: z.array(policyThresholdSchema.omit({ value: true })),
});
export type PersonAccommodation = z.infer<typeof personAccommodationSchema>;

/** The rules of an exam as its candidate is told of them before the start. */
export const candidateRulesSchema = z.object({
  title: localizedTextSchema,
  description: localizedTextSchema,
  /** Rules that can open an incident in this attempt. */
  watched: z.array(incidentRuleIdSchema),
  allowed: z.array(allowedThingSchema),
});
export type CandidateRules = z.infer<typeof candidateRulesSchema>;
