import { z } from 'zod';
import { finalGradeSchema } from './grading';
import { answerValueSchema, itemKeySchema, itemViewSchema } from './items';
import { decisionSchema, sessionStateSchema } from './sessions';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';

/** States of a result; libs/domain has the table of transitions. */
export const RESULT_STATES = [
  'provisional',
  'verified',
  'confirmed',
  'annulled',
  're_sit',
  'appealed',
] as const;
/** The mark does not count, so nothing about it is left to decide; a granted appeal can open the result again. */
export const VOID_RESULT_STATES: readonly ResultState[] = ['annulled', 're_sit'];
export const resultStateSchema = z.enum(RESULT_STATES);
export type ResultState = z.infer<typeof resultStateSchema>;

/** One item of a result, as the candidate saw it: place and options in the order of that attempt. */
export const itemScoreSchema = itemViewSchema.omit({ id: true, points: true }).extend({
  itemId: idSchema,
  /** What the candidate gave; null when nothing is stored. */
  given: answerValueSchema.nullable(),
  key: itemKeySchema,
  points: z.number(),
  maxPoints: z.number(),
  answered: z.boolean(),
});
export type ItemScoreView = z.infer<typeof itemScoreSchema>;

/** A result as the examiner sees it. */
export const resultSchema = z.object({
  id: idSchema,
  attemptId: idSchema,
  sessionId: idSchema,
  examId: idSchema,
  examTitle: localizedTextSchema,
  candidateName: z.string(),
  studentNumber: z.string().nullable(),
  submittedAt: instantSchema,
  points: z.number(),
  maxPoints: z.number(),
  /** Mark out of 100, rounded half up. */
  mark: z.number().int(),
  letter: z.string(),
  gradePoint: z.number(),
  /** With the admission rating; null while the work goes by its code, because a rating would tell whose it is. */
  final: finalGradeSchema.nullable(),
  state: resultStateSchema,
  sessionState: sessionStateSchema,
  undecidedIncidents: z.number().int(),
  confirmedIncidents: z.number().int(),
  decision: decisionSchema.nullable(),
  /** Whether a proposal to annul it waits for an answer; it cannot be confirmed until then. */
  annulmentProposed: z.boolean(),
  confirmedBy: z.string().nullable(),
  confirmedAt: instantSchema.nullable(),
  /** Null without a confirmation, and for one from before reasons were asked for. */
  confirmationReason: z.string().nullable(),
});
export type Result = z.infer<typeof resultSchema>;
export const resultListSchema = z.object({ results: z.array(resultSchema) });

export const resultDetailSchema = resultSchema.extend({ items: z.array(itemScoreSchema) });
export type ResultDetail = z.infer<typeof resultDetailSchema>;

/** The mark that the examiner saw is sent back, so that nobody confirms a mark that changed meanwhile. */
export const confirmResultSchema = z.object({
  mark: z.number().int().min(0).max(100),
  /** What the confirmation rests on; it stands in the session's chain and in the protocol. */
  reason: z.string().trim().min(3).max(2000),
});
export type ConfirmResult = z.infer<typeof confirmResultSchema>;
