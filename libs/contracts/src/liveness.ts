import { z } from 'zod';
import { idSchema, instantSchema } from './primitives';

/** How a candidate shows to be a person before the camera: turns of the head, or digits said aloud. */
export const livenessKindSchema = z.enum(['head_turn', 'spoken_digits']);
export type LivenessKind = z.infer<typeof livenessKindSchema>;

/** The person's own side. */
export const headTurnSchema = z.enum(['left', 'right']);

export const LIVENESS_MAX_TRIES = 3;

/** Where the check of a check-in stands. None of these keeps a candidate from the exam, except that it was not tried. */
export const livenessOutcomeSchema = z.enum([
  'missing',
  /** The head turned as asked. */
  'shown',
  /** Digits were said; whether the right ones is heard by a proctor. */
  'to_be_heard',
  /** All tries failed: a proctor looks. */
  'not_shown',
]);
export type LivenessOutcome = z.infer<typeof livenessOutcomeSchema>;

/** Why a try failed; each has a text for people in all languages. */
export const livenessFailureSchema = z.enum([
  'expired',
  'abandoned',
  'several_faces',
  'face_lost',
  'pictures_missing',
  'other_person',
  'wrong_turn',
  'jumped',
  'not_continuous',
  'nothing_heard',
  'too_short',
  'no_one_face',
]);
export type LivenessFailure = z.infer<typeof livenessFailureSchema>;

/** What keeps the check from going on at the moment; each has a text for the candidate. */
export const livenessHintSchema = z.enum([
  'no_face',
  'several_faces',
  'look_straight',
  'turn_further',
  'hold',
  'face_too_small',
  'too_dark',
  'blurred',
]);
export type LivenessHint = z.infer<typeof livenessHintSchema>;

export const beginLivenessSchema = z.object({ kind: livenessKindSchema });

/** A challenge that was drawn for one try. It can be used once. */
export const livenessChallengeSchema = z.object({
  id: idSchema,
  kind: livenessKindSchema,
  /** In the order in which they are asked; empty for spoken digits. */
  turns: z.array(headTurnSchema),
  /** Null for head turns. */
  digits: z.string().nullable(),
  /** Counts from 1 to LIVENESS_MAX_TRIES. */
  tryNumber: z.number().int(),
  expiresInMs: z.number().int(),
});
export type LivenessChallenge = z.infer<typeof livenessChallengeSchema>;

/** Answer to a begin: no challenge when all tries are used, and the check-in goes on without. */
export const livenessBegunSchema = z.object({
  challenge: livenessChallengeSchema.nullable(),
  outcome: livenessOutcomeSchema,
  triesLeft: z.number().int(),
});
export type LivenessBegun = z.infer<typeof livenessBegunSchema>;

/** Where a try stands after a picture, a clip, or its end. */
export const livenessProgressSchema = z.object({
  state: z.enum(['open', 'passed', 'to_be_heard', 'failed']),
  /** What is to be done now; null once the try is over and for spoken digits. */
  phase: z.enum(['settle', 'turn', 'back']).nullable(),
  /** Index of the present turn. */
  step: z.number().int(),
  hint: livenessHintSchema.nullable(),
  failure: livenessFailureSchema.nullable(),
  outcome: livenessOutcomeSchema,
  triesLeft: z.number().int(),
});
export type LivenessProgress = z.infer<typeof livenessProgressSchema>;

/** One try as a proctor sees it. */
export const livenessTrySchema = z.object({
  id: idSchema,
  kind: livenessKindSchema,
  turns: z.array(headTurnSchema),
  digits: z.string().nullable(),
  beganAt: instantSchema,
  outcome: z.enum(['open', 'passed', 'to_be_heard', 'failed']),
  failure: livenessFailureSchema.nullable(),
  /** Kept pictures: 0 is the straight look, 1 the first turn, and so on. */
  pictures: z.array(z.number().int()),
  hasSound: z.boolean(),
  /** Spoken digits: whether the mouth moved; null when that could not be measured. */
  mouthMoved: z.boolean().nullable(),
  levelDbfs: z.number().nullable(),
  /** Share of the clip in which the speech network heard speech; null when it did not listen. */
  speechRatio: z.number().nullable(),
});
export type LivenessTry = z.infer<typeof livenessTrySchema>;

/** What a person found who looked and listened; it stands above what was measured. */
export const livenessVerdictSchema = z.object({
  shown: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
});

export const livenessReviewSchema = z.object({
  outcome: livenessOutcomeSchema,
  tries: z.array(livenessTrySchema),
  verdict: livenessVerdictSchema.nullable(),
});
export type LivenessReview = z.infer<typeof livenessReviewSchema>;

export const judgeLivenessSchema = z.object({
  shown: z.boolean(),
  reason: z.string().trim().min(3).max(1000),
});
export type JudgeLiveness = z.infer<typeof judgeLivenessSchema>;
