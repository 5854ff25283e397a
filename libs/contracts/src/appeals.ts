import { z } from 'zod';
import { incidentCauseSchema, ledgerSchema, verdictSchema } from './incidents';
import { idSchema, instantSchema, localizedTextSchema, sessionMsSchema } from './primitives';
import { appealStateSchema, decisionOutcomeSchema, reviewPolicySchema } from './review';
import type { Route } from './route';

export const candidateCommentSchema = z.object({ text: z.string(), at: instantSchema });
export const writtenTextSchema = z.object({ text: z.string().trim().min(3).max(4000) });

/** An appeal as its candidate sees it: never who reviews. */
export const candidateAppealSchema = z.object({
  state: appealStateSchema,
  statement: z.string(),
  filedAt: instantSchema,
  ruling: z.string().nullable(),
  closedAt: instantSchema.nullable(),
});

/** A flag as its candidate sees it; the verdict only once the session is decided. */
export const candidateIncidentSchema = z.object({
  id: idSchema,
  rule: incidentCauseSchema,
  ledger: ledgerSchema,
  startedAtMs: sessionMsSchema,
  endedAtMs: sessionMsSchema.nullable(),
  startedAt: instantSchema,
  summary: localizedTextSchema,
  doesNotProve: localizedTextSchema,
  verdict: verdictSchema,
  /** Whether the recording has this moment. */
  hasClip: z.boolean(),
});
export type CandidateIncident = z.infer<typeof candidateIncidentSchema>;

/** What a candidate may see of the review of the own session. No mark is in it, and nothing here leads to one. */
export const candidateReviewSchema = z.object({
  attemptId: idSchema,
  examTitle: localizedTextSchema,
  state: z.enum(['not_yet', 'in_review', 'decided']),
  incidents: z.array(candidateIncidentSchema),
  comments: z.array(candidateCommentSchema),
  mayComment: z.boolean(),
  decision: z
    .object({
      outcome: decisionOutcomeSchema,
      reason: z.string(),
      incidentIds: z.array(idSchema),
      decidedAt: instantSchema,
    })
    .nullable(),
  appeal: candidateAppealSchema.nullable(),
  /** Until when an appeal is taken; null where none is possible. */
  appealBy: instantSchema.nullable(),
  mayAppeal: z.boolean(),
});
export type CandidateReview = z.infer<typeof candidateReviewSchema>;

/** An appeal as reviewers see it. */
export const appealSchema = candidateAppealSchema.extend({
  firstOutcome: decisionOutcomeSchema,
  reviewer: z.string().nullable(),
  /** Whether the caller may take it on or rule; never who took the first decision. */
  mayTake: z.boolean(),
  mayRule: z.boolean(),
});
export type AppealView = z.infer<typeof appealSchema>;

export const ruleAppealSchema = z.object({
  ruling: z.enum(['granted', 'rejected']),
  /** The decision that takes the place of the first; needed when granted. */
  outcome: decisionOutcomeSchema.exclude(['violation']).optional(),
  reason: z.string().trim().min(3).max(4000),
});
export type RuleAppeal = z.infer<typeof ruleAppealSchema>;

/** Where the annulment of a result stands. */
export const annulmentSchema = z.object({
  state: z.enum(['none', 'proposed', 'annulled']),
  reason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: instantSchema.nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instantSchema.nullable(),
  mayPropose: z.boolean(),
  /** Never the one who proposed. */
  mayAgree: z.boolean(),
  mayDecline: z.boolean(),
});
export type AnnulmentView = z.infer<typeof annulmentSchema>;

export const examReviewPolicySchema = z.object({ examId: idSchema, policy: reviewPolicySchema });
export type ExamReviewPolicy = z.infer<typeof examReviewPolicySchema>;

/** What a candidate does after the session, and what staff do with it. */
export const APPEAL_ROUTES = {
  getMyReview: {
    method: 'GET',
    path: '/api/attempts/:attemptId/review',
    summary: 'What was flagged in the own session, the decision, comments and the appeal',
    access: 'attempt:sit',
    response: candidateReviewSchema,
  },
  getMyClip: {
    method: 'GET',
    path: '/api/attempts/:attemptId/incidents/:incidentId/clip.webm',
    summary: 'The own recording around one flag; HTTP Range; logged',
    access: 'attempt:sit',
    file: 'video/webm',
  },
  addMyComment: {
    method: 'POST',
    path: '/api/attempts/:attemptId/comments',
    summary: 'Say something about the flags before the decision',
    access: 'attempt:sit',
    body: writtenTextSchema,
    response: candidateReviewSchema,
  },
  fileAppeal: {
    method: 'POST',
    path: '/api/attempts/:attemptId/appeal',
    summary: 'Appeal against the decision before the deadline; another reviewer rules',
    access: 'attempt:sit',
    body: writtenTextSchema,
    response: candidateReviewSchema,
  },
  withdrawAppeal: {
    method: 'DELETE',
    path: '/api/attempts/:attemptId/appeal',
    summary: 'Take the own appeal back while nobody has ruled',
    access: 'attempt:sit',
    response: candidateReviewSchema,
  },
  takeAppeal: {
    method: 'POST',
    path: '/api/sessions/:sessionId/appeal/take',
    summary: 'Take an appeal on; never by who took the first decision',
    access: 'session:decide',
    response: appealSchema,
  },
  ruleAppeal: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/appeal/ruling',
    summary: 'Grant or reject an appeal that one has taken on',
    access: 'session:decide',
    body: ruleAppealSchema,
    response: appealSchema,
  },
  getAnnulment: {
    method: 'GET',
    path: '/api/sessions/:sessionId/annulment',
    summary: 'Where the annulment of the result stands',
    access: 'result:annul',
    response: annulmentSchema,
  },
  proposeAnnulment: {
    method: 'POST',
    path: '/api/sessions/:sessionId/annulment',
    summary: 'Propose to annul the result after a violation; a second person must agree',
    access: 'result:annul',
    body: writtenTextSchema,
    response: annulmentSchema,
  },
  answerAnnulment: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/annulment',
    summary: 'Agree as a second person, or decline',
    access: 'result:annul',
    body: z.object({ agreed: z.boolean() }),
    response: annulmentSchema,
  },
  getReviewPolicy: {
    method: 'GET',
    path: '/api/exams/:examId/review-policy',
    summary: 'How the sessions of an exam are reviewed',
    access: 'policy:read',
    response: examReviewPolicySchema,
  },
  setReviewPolicy: {
    method: 'PUT',
    path: '/api/exams/:examId/review-policy',
    summary: 'Set who may review, the share of the blind sample and the days to appeal',
    access: 'policy:write',
    body: reviewPolicySchema,
    response: examReviewPolicySchema,
  },
} as const satisfies Record<string, Route>;
