import { z } from 'zod';
import { modelReferenceSchema } from './analysis';
import { idSchema, instantSchema, localizedTextSchema, sessionMsSchema } from './primitives';

/** Behaviour may weigh in a human's decision; technical faults never count against a person. */
export const ledgerSchema = z.enum(['behaviour', 'technical']);
export type Ledger = z.infer<typeof ledgerSchema>;

/** Every rule that can open an incident. None of them infers emotion, attention or engagement, and none ever may. */
export const INCIDENT_RULES = {
  'face.absent': 'behaviour',
  'face.multiple': 'behaviour',
  'face.other_person': 'behaviour',
  'head.away': 'behaviour',
  'eyes.away': 'behaviour',
  'body.face_hidden': 'behaviour',
  'seat.left': 'behaviour',
  'body.leaning': 'behaviour',
  'body.moving': 'behaviour',
  'body.second': 'behaviour',
  'object.phone': 'behaviour',
  'object.book': 'behaviour',
  'object.screen': 'behaviour',
  'sound.noise': 'behaviour',
  'sound.speech': 'behaviour',
  'sound.speech_unseen': 'behaviour',
  'screen.share_stopped': 'behaviour',
  'page.left': 'behaviour',
  'camera.covered': 'behaviour',
  'camera.dark': 'technical',
  'camera.frozen': 'technical',
  // Each has harmless causes (a driver, a virtual background, a poster on the wall): a person looks, and the score never rises.
  'camera.looped': 'technical',
  'camera.changed': 'technical',
  'camera.virtual': 'technical',
  'face.picture': 'technical',
  'identity.unchecked': 'technical',
  'microphone.silent': 'technical',
  'microphone.clipping': 'technical',
  'media.gap': 'technical',
  'analysis.unavailable': 'technical',
} as const satisfies Record<string, Ledger>;
export type IncidentRuleId = keyof typeof INCIDENT_RULES;
export const INCIDENT_RULE_IDS = Object.keys(INCIDENT_RULES) as IncidentRuleId[];
export const incidentRuleIdSchema = z.enum(INCIDENT_RULE_IDS as [IncidentRuleId, ...IncidentRuleId[]]);

/**
 * What a person saw on the recording though no rule flagged it. It stands among the incidents, but it is no rule: no policy
 * lists it, and nobody can switch it off.
 */
export const OBSERVED_BY_PERSON = 'person.observed';

/** Everything that can be behind an incident: a rule, or a person. */
export const INCIDENT_CAUSES = {
  ...INCIDENT_RULES,
  [OBSERVED_BY_PERSON]: 'behaviour',
} as const satisfies Record<string, Ledger>;
export type IncidentCause = keyof typeof INCIDENT_CAUSES;
export const INCIDENT_CAUSE_IDS = Object.keys(INCIDENT_CAUSES) as IncidentCause[];
export const incidentCauseSchema = z.enum(INCIDENT_CAUSE_IDS as [IncidentCause, ...IncidentCause[]]);

/** What a person can have seen; `other` needs a note. */
export const OBSERVATION_REASONS = [
  'second_person',
  'other_candidate',
  'phone',
  'notes',
  'talking',
  'left_seat',
  'other_program',
  'other',
] as const;
export const observationReasonSchema = z.enum(OBSERVATION_REASONS);
export type ObservationReason = z.infer<typeof observationReasonSchema>;

export const severitySchema = z.enum(['info', 'attention', 'critical']);
export type Severity = z.infer<typeof severitySchema>;

/** A figure with its unit, for example 34.2 deg, 2 faces, -18.5 dBFS, 3000 ms. */
export const figureSchema = z.object({
  name: z.string().min(1),
  value: z.number(),
  unit: z.enum(['faces', 'deg', 'dBFS', 'dB', 'ms', 'distance', 'luma', 'ratio', 'count']),
});
export type Figure = z.infer<typeof figureSchema>;

/** The version of a policy that an incident was judged by. */
export const policyReferenceSchema = z.object({
  name: z.string().min(1),
  version: z.number().int().positive(),
});
export type PolicyReference = z.infer<typeof policyReferenceSchema>;

/**
 * The explanation card. Compulsory on every incident (the database refuses one without it): what was measured, against
 * which threshold and baseline, by which networks, and what the flag does not prove.
 */
export const explanationCardSchema = z.object({
  ruleId: incidentCauseSchema,
  ruleVersion: z.number().int().positive(),
  /** The exam's policy, which thresholds come from unless the person has terms of their own; absent on cards from before it was noted. */
  policy: policyReferenceSchema.optional(),
  /** These two are null where a person saw it: nothing was measured. */
  measured: figureSchema.nullable(),
  threshold: figureSchema.nullable(),
  /** The person's own normal value from the 20 s calibration; null where the rule has none. */
  baseline: figureSchema.nullable(),
  /** 0 to 1: share of the samples in the incident's span that supported it, weighted by the detector's own confidence. Null where a person saw it. */
  confidence: z.number().min(0).max(1).nullable(),
  durationMs: z.number().int().nonnegative(),
  /** Networks that gave the figures; empty for rules that use none. */
  models: z.array(modelReferenceSchema),
  /** One sentence: what was seen. */
  summary: localizedTextSchema,
  /** One sentence: what it does not prove. */
  doesNotProve: localizedTextSchema,
  /** Who saw what; only on cards of `person.observed`. */
  observation: z
    .object({ reason: observationReasonSchema, note: z.string().nullable(), by: z.string() })
    .optional(),
});
export type ExplanationCard = z.infer<typeof explanationCardSchema>;

export const VERDICT_REASONS = {
  confirmed: ['seen_on_recording', 'heard_on_recording', 'admitted_by_candidate', 'other_confirmed'],
  dismissed: [
    'false_alarm',
    'technical_cause',
    'allowed_by_rules',
    'accommodation',
    'harmless_behaviour',
    'not_visible_on_recording',
    'other_dismissed',
  ],
} as const;
export const verdictReasonSchema = z.enum([...VERDICT_REASONS.confirmed, ...VERDICT_REASONS.dismissed]);
export type VerdictReason = z.infer<typeof verdictReasonSchema>;

export const verdictSchema = z.enum(['pending', 'confirmed', 'dismissed']);
export type Verdict = z.infer<typeof verdictSchema>;

/** An incident as the proctor's and reviewer's pages get it. */
export const incidentSchema = z.object({
  id: idSchema,
  sessionId: idSchema,
  ledger: ledgerSchema,
  rule: incidentCauseSchema,
  severity: severitySchema,
  startedAtMs: sessionMsSchema,
  /** Null while the incident is open. */
  endedAtMs: sessionMsSchema.nullable(),
  /** UTC instant of startedAtMs. */
  startedAt: instantSchema,
  card: explanationCardSchema,
  /** Whether GET /api/sessions/:id/incidents/:incidentId/evidence has a picture. */
  hasEvidence: z.boolean(),
  verdict: verdictSchema,
  verdictReason: verdictReasonSchema.nullable(),
  verdictNote: z.string().nullable(),
  verdictBy: z.string().nullable(),
  verdictAt: instantSchema.nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** Body of a verdict; the reason must belong to the verdict, and an `other_*` reason needs a note. */
export const giveVerdictSchema = z
  .object({
    verdict: z.enum(['confirmed', 'dismissed']),
    reason: verdictReasonSchema,
    note: z.string().trim().max(2000).optional(),
  })
  .refine((v) => (VERDICT_REASONS[v.verdict] as readonly string[]).includes(v.reason), {
    path: ['reason'],
    message: 'This reason does not belong to this verdict.',
  })
  .refine((v) => !v.reason.startsWith('other_') || Boolean(v.note), {
    path: ['note'],
    message: 'Write what the reason is.',
  });
export type GiveVerdict = z.infer<typeof giveVerdictSchema>;

const LONGEST_SESSION_MS = 24 * 3_600_000;

/** What a reviewer saw; with it the incident is confirmed under the reviewer's name. */
export const observeIncidentSchema = z
  .object({
    startedAtMs: sessionMsSchema.max(LONGEST_SESSION_MS),
    endedAtMs: sessionMsSchema.max(LONGEST_SESSION_MS),
    reason: observationReasonSchema,
    note: z.string().trim().min(1).max(2000).optional(),
  })
  .refine(({ startedAtMs, endedAtMs }) => endedAtMs >= startedAtMs, {
    path: ['endedAtMs'],
    message: 'must not lie before startedAtMs',
  })
  .refine(({ reason, note }) => reason !== 'other' || Boolean(note), {
    path: ['note'],
    message: 'Write what was seen.',
  });
export type ObserveIncident = z.infer<typeof observeIncidentSchema>;
