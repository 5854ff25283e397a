import { z } from 'zod';
import { writtenTextSchema } from './appeals';
import { itemMarkingSchema, scriptDetailSchema } from './marking';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import { resultStateSchema } from './results';
import type { Route } from './route';

/** `filed` is open: the marks can still be raised. The rest is final. */
export const MARK_APPEAL_STATES = ['filed', 'raised', 'upheld', 'withdrawn'] as const;
export const markAppealStateSchema = z.enum(MARK_APPEAL_STATES);
export type MarkAppealState = z.infer<typeof markAppealStateSchema>;

/** `criteria`: marked again by the criteria of the work; `total`: the mark of the exam as one number. */
export const MARK_RAISES = ['criteria', 'total'] as const;
export const markRaiseSchema = z.enum(MARK_RAISES);
export type MarkRaise = z.infer<typeof markRaiseSchema>;

/** What a member of the commission can be for: raise the marks in one of the ways, or let them stay. */
export const COMMISSION_DECISIONS = [...MARK_RAISES, 'upheld'] as const;
export const commissionDecisionSchema = z.enum(COMMISSION_DECISIONS);
export type CommissionDecision = z.infer<typeof commissionDecisionSchema>;

/** Points of one answer by criterion as they count: where several marked, the mean of those that count. */
export const standingItemSchema = z.object({
  itemId: idSchema,
  criteria: z.array(z.object({ criterionId: z.string(), points: z.number() })),
});
export type StandingItem = z.infer<typeof standingItemSchema>;

/** The marks of a result as they stood once. */
export const standingMarksSchema = z.object({
  points: z.number(),
  maxPoints: z.number(),
  /** Out of 100. */
  mark: z.number().int(),
  letter: z.string(),
  /** Empty for what no person marks. */
  items: z.array(standingItemSchema),
});
export type StandingMarks = z.infer<typeof standingMarksSchema>;

/** One criterion of one answer that was raised. */
export const raisedCriterionSchema = z.object({
  /** The number of the question as it stands in the work. */
  position: z.number().int().positive(),
  criterion: localizedTextSchema,
  before: z.number(),
  after: z.number(),
});
export type RaisedCriterion = z.infer<typeof raisedCriterionSchema>;

const marksShownSchema = standingMarksSchema.omit({ items: true });

/** What the commission decided. */
export const markDecisionSchema = z.object({
  decidedAt: instantSchema,
  reason: z.string(),
  before: marksShownSchema,
  /** Null when the marks stay. */
  raised: z
    .object({ way: markRaiseSchema, after: marksShownSchema, criteria: z.array(raisedCriterionSchema) })
    .nullable(),
});
export type MarkDecision = z.infer<typeof markDecisionSchema>;

const filedAppealSchema = z.object({
  state: markAppealStateSchema,
  statement: z.string(),
  filedAt: instantSchema,
});

/** The own appeal against the marks: never who decides. */
export const ownMarkAppealSchema = z.object({
  appeal: filedAppealSchema.extend({ decision: markDecisionSchema.nullable() }).nullable(),
  /** Until when an appeal is taken; null where none is possible. */
  fileBy: instantSchema.nullable(),
  mayFile: z.boolean(),
});
export type OwnMarkAppeal = z.infer<typeof ownMarkAppealSchema>;

/** An appeal against marks in the list of the commission. */
export const markAppealSchema = filedAppealSchema.extend({
  id: idSchema,
  examId: idSchema,
  examTitle: localizedTextSchema,
  /** The code of the work while its result is not confirmed. */
  candidateName: z.string(),
  /** As it stands now. */
  mark: z.number().int(),
  letter: z.string(),
  resultState: resultStateSchema,
  /** Before they were raised; null as long as they were not. */
  markBefore: z.number().int().nullable(),
  /** Names of the members who agreed; empty until it is decided. */
  decidedBy: z.array(z.string()),
  /** Never who marked the work or confirmed its result, and nothing while that is not confirmed. */
  mayDecide: z.boolean(),
});
export type MarkAppeal = z.infer<typeof markAppealSchema>;
export const markAppealListSchema = z.object({ appeals: z.array(markAppealSchema) });

/** A stored state of the commission's marks; later ones never take its place. */
export const raisedRevisionSchema = z.object({
  revision: z.number().int().positive(),
  /** Out of 100, of what people mark. */
  mark: z.number().int(),
  items: z.array(itemMarkingSchema),
  savedBy: z.string(),
  savedAt: instantSchema,
});
export type RaisedRevision = z.infer<typeof raisedRevisionSchema>;

/** What one member is for. A later word of the same member takes its place. */
export const commissionVoteSchema = z.object({
  memberName: z.string(),
  isOwn: z.boolean(),
  decision: commissionDecisionSchema,
  /** Of the exam, out of 100, if this is decided. */
  mark: z.number().int(),
  /** By whose points the marks would rise; null unless they rise by criteria. */
  revision: z.number().int().positive().nullable(),
  reason: z.string(),
  votedAt: instantSchema,
  /** False once the marks by criteria were saved again: nobody can agree to it any more. */
  isCurrent: z.boolean(),
});
export type CommissionVote = z.infer<typeof commissionVoteSchema>;

/** Members are who may decide: examiners of the exam without part in the first marks. */
export const commissionSchema = z.object({
  /** How many of them have to agree. */
  size: z.number().int().positive(),
  /** The earliest first. */
  votes: z.array(commissionVoteSchema),
  /** Names of members whose word is still to come. */
  waiting: z.array(z.string()),
});
export type Commission = z.infer<typeof commissionSchema>;

export const markAppealDetailSchema = markAppealSchema.extend({
  decision: markDecisionSchema.nullable(),
  /** The work with its criteria and first marks; null for what no person marks. */
  script: scriptDetailSchema.nullable(),
  standing: z.array(standingItemSchema),
  commission: commissionSchema,
  /** The newest first. */
  revisions: z.array(raisedRevisionSchema),
});
export type MarkAppealDetail = z.infer<typeof markAppealDetailSchema>;

export const saveRaisedMarksSchema = z.object({
  /** The newest revision that the page has read; 0 before the first. */
  basedOn: z.number().int().min(0),
  items: z.array(itemMarkingSchema).max(50),
});
export type SaveRaisedMarks = z.infer<typeof saveRaisedMarksSchema>;

const reasonSchema = writtenTextSchema.shape.text;

export const decideMarkAppealSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('upheld'), reason: reasonSchema }),
  z.object({
    decision: z.literal('criteria'),
    /** The newest revision, as the page shows it. */
    revision: z.number().int().positive(),
    reason: reasonSchema,
  }),
  z.object({
    decision: z.literal('total'),
    mark: z.number().int().min(0).max(100),
    reason: reasonSchema,
  }),
]);
export type DecideMarkAppeal = z.infer<typeof decideMarkAppealSchema>;

/** Appeals of candidates against confirmed marks, and what the commission does with them. Marks are raised or stay. */
export const MARK_APPEAL_ROUTES = {
  getMyMarkAppeal: {
    method: 'GET',
    path: '/api/attempts/:attemptId/mark-appeal',
    summary: 'The own appeal against the marks, and until when one is taken',
    access: 'attempt:sit',
    response: ownMarkAppealSchema,
  },
  fileMarkAppeal: {
    method: 'POST',
    path: '/api/attempts/:attemptId/mark-appeal',
    summary: 'Appeal against confirmed marks; once, before the deadline. The marks can only rise',
    access: 'attempt:sit',
    body: writtenTextSchema,
    response: ownMarkAppealSchema,
  },
  withdrawMarkAppeal: {
    method: 'DELETE',
    path: '/api/attempts/:attemptId/mark-appeal',
    summary: 'Take the own appeal back while nobody has decided',
    access: 'attempt:sit',
    response: ownMarkAppealSchema,
  },
  listMarkAppeals: {
    method: 'GET',
    path: '/api/mark-appeals',
    summary:
      'Appeals against marks in the exams of the caller, open ones first; none that is open on a result that does not count',
    access: 'mark-appeal:decide',
    response: markAppealListSchema,
  },
  getMarkAppeal: {
    method: 'GET',
    path: '/api/mark-appeals/:appealId',
    summary: 'One appeal with the work, its first marks and every revision of the commission; logged',
    access: 'mark-appeal:decide',
    response: markAppealDetailSchema,
  },
  saveRaisedMarks: {
    method: 'PUT',
    path: '/api/mark-appeals/:appealId/marks',
    summary: 'Store marks by criteria as a new revision; none may be lower than the first ones',
    access: 'mark-appeal:decide',
    body: saveRaisedMarksSchema,
    response: markAppealDetailSchema,
  },
  decideMarkAppeal: {
    method: 'PUT',
    path: '/api/mark-appeals/:appealId/decision',
    summary:
      'Be for raising the marks by the newest revision or as a total, or for letting them stay; final once the exam’s number of members agree',
    access: 'mark-appeal:decide',
    body: decideMarkAppealSchema,
    response: markAppealDetailSchema,
  },
} as const satisfies Record<string, Route>;
