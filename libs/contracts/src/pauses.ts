import { z } from 'zod';
import { idSchema, instantSchema } from './primitives';
import { sessionStateSchema } from './sessions';

/** The longest that one pause holds the clock; whoever forgets to resume has given so much, and the exam ends then. */
export const PAUSE_LONGEST_MS = 4 * 60 * 60_000;

/** Why the clock is stopped; the candidates read it. */
export const pauseReasonSchema = z.object({ reason: z.string().trim().min(3).max(500) });
export type PauseReason = z.infer<typeof pauseReasonSchema>;

/** The longest exam and the most extra time that can be set, together; what holds for one attempt is less. */
const REMAINING_MOST_MINUTES = 24 * 60;

/**
 * How a session goes on. Nothing: with the time that was left. Or with a time that a person gives, which may be less: then the reason says
 * why, and the candidate reads it.
 */
export const resumeSessionSchema = z
  .object({
    /** What is left from the resumption on; whole minutes, at most the exam's duration and the person's extra time. */
    remainingMinutes: z.number().int().min(1).max(REMAINING_MOST_MINUTES).optional(),
    reason: pauseReasonSchema.shape.reason.optional(),
  })
  .refine(({ remainingMinutes, reason }) => (remainingMinutes === undefined) === (reason === undefined), {
    path: ['reason'],
    error: 'a given time and its reason come together',
  })
  .default({});
export type ResumeSession = z.infer<typeof resumeSessionSchema>;

/** One time that a person stopped the clock of one session. */
export const sessionPauseSchema = z.object({
  id: idSchema,
  /** `break`: the candidate's own; it says no reason. */
  kind: z.enum(['by_staff', 'break']),
  /** The same for all sessions that one act stopped. */
  actId: idSchema,
  reason: z.string(),
  /** Name of the person. */
  pausedBy: z.string(),
  pausedAt: instantSchema,
  /** From when the time counts: earlier than the act where the media was lost before it. */
  countsFrom: instantSchema,
  /** Null while it lasts, and where the hand-in ended it. */
  resumedBy: z.string().nullable(),
  endedAt: instantSchema.nullable(),
  /** Time given back, ms; 0 while it lasts. */
  creditedMs: z.number().int(),
  /**
   * By how much the deadline moved besides, because whoever resumed gave another time than was left; ms, negative where it was less. Null
   * where nobody did.
   */
  correction: z.object({ correctedMs: z.number().int(), reason: z.string() }).nullable(),
});
export type SessionPause = z.infer<typeof sessionPauseSchema>;
export const sessionPauseListSchema = z.object({ pauses: z.array(sessionPauseSchema) });

/** What one act did to an exam. */
export const examPauseSchema = z.object({
  actId: idSchema.nullable(),
  sessionIds: z.array(idSchema),
  /** Sessions of the exam that were live and that it left alone, with their state. */
  left: z.array(z.object({ sessionId: idSchema, state: sessionStateSchema })),
});
export type ExamPause = z.infer<typeof examPauseSchema>;

/** The pause that holds now, as the candidate is told of it. */
export const candidatePauseSchema = z.object({
  /** Empty for an own break. */
  reason: z.string(),
  pausedAt: instantSchema,
  /** When an own break ends by itself; null where the staff says when it goes on. */
  endsAt: instantSchema.nullable(),
});
export type CandidatePause = z.infer<typeof candidatePauseSchema>;
