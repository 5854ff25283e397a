import { z } from 'zod';
import {
  giveVerdictSchema,
  incidentCauseSchema,
  incidentSchema,
  verdictReasonSchema,
  verdictSchema,
} from './incidents';
import { idSchema, instantSchema } from './primitives';
import { appealStateSchema } from './review';
import { sessionSummarySchema } from './sessions';

/** Why the caller may look at a session but neither judge nor decide it. */
export const REVIEW_BARRIERS = ['supervised_alone'] as const;
export const reviewBarrierSchema = z.enum(REVIEW_BARRIERS);
export type ReviewBarrier = z.infer<typeof reviewBarrierSchema>;

/** One line of the queue of those who review. */
export const queueEntrySchema = z.object({
  session: sessionSummarySchema,
  /** Since when it waits: handing in, or the filing of the appeal. */
  waitingSince: instantSchema.nullable(),
  estimatedMinutes: z.number().int(),
  /** Sum of the weights of behaviour incidents that nobody has judged; it orders the queue and decides nothing. */
  attention: z.number(),
  /** What incidents came from. */
  rules: z.array(incidentCauseSchema),
  /** Who has judged or decided here. */
  reviewers: z.array(z.object({ id: idSchema, name: z.string() })),
  barrier: reviewBarrierSchema.nullable(),
  appeal: appealStateSchema.nullable(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

export const queueQuerySchema = z.object({
  examId: idSchema.optional(),
  state: z.enum(['live', 'to_review', 'decided', 'appealed']).optional(),
  rule: incidentCauseSchema.optional(),
  reviewerId: idSchema.optional(),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;
export const queueSchema = z.object({ entries: z.array(queueEntrySchema) });

/** The same verdict on several incidents of one rule, as one act. */
export const giveVerdictsSchema = z.intersection(
  z.object({ incidentIds: z.array(idSchema).min(1).max(1000) }),
  giveVerdictSchema,
);
export type GiveVerdicts = z.infer<typeof giveVerdictsSchema>;
export const givenVerdictsSchema = z.object({
  /** Names the act, so that it can be undone as one. */
  bulkId: idSchema,
  incidents: z.array(incidentSchema),
});
export type GivenVerdicts = z.infer<typeof givenVerdictsSchema>;

/** One act in the history of an incident's verdict. */
export const verdictEntrySchema = z.object({
  id: idSchema,
  verdict: verdictSchema,
  reason: verdictReasonSchema.nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: instantSchema,
  bulk: z.boolean(),
  undo: z.boolean(),
});
export type VerdictEntry = z.infer<typeof verdictEntrySchema>;
export const verdictHistorySchema = z.object({ entries: z.array(verdictEntrySchema) });

/** One view of a face, room, voice or recording of a session. */
export const viewEntrySchema = z.object({
  at: instantSchema,
  by: z.string(),
  /** For example `recording.av`, `evidence`, `photo.check_in`, `live.camera`. */
  what: z.string(),
});
export type ViewEntry = z.infer<typeof viewEntrySchema>;
export const viewListSchema = z.object({ views: z.array(viewEntrySchema) });

/** A share with its 95 % interval; null where nothing was counted. */
export const measuredShareSchema = z.object({
  hits: z.number().int(),
  total: z.number().int(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** How well reviewers agree, and how often a clean session was not: from second reviews that know nothing of the first. */
export const reviewQualitySchema = z.object({
  drawn: z.number().int(),
  reviewed: z.number().int(),
  /** Clean sessions in which the second reviewer found a violation. */
  missed: measuredShareSchema,
  /** Incidents on which both said the same. */
  agreed: measuredShareSchema,
  /** Cohen's kappa of the verdicts on incidents; null where it is not defined. */
  kappa: z.number().nullable(),
  misses: z.array(z.object({ sessionId: idSchema, candidateName: z.string(), reason: z.string() })),
});
export type ReviewQuality = z.infer<typeof reviewQualitySchema>;
