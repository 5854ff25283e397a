import { z } from 'zod';

export const MAX_APPEAL_COMMISSION = 7;

/** How an exam's sessions are reviewed. Every exam has one; the defaults hold where nobody chose. */
export const reviewPolicySchema = z.object({
  /** Whether somebody who alone watched a session live may also review it. */
  soloSupervisorMayReview: z.boolean(),
  /** Share of clean sessions that a second person reviews without knowing of the first; 0 to 1. */
  blindSampleShare: z.number().min(0).max(1),
  /** Days in which a candidate may appeal after the decision. */
  appealDays: z.number().int().min(0).max(90),
  /** How many members of the commission have to agree before an appeal against marks is decided. */
  appealCommissionSize: z.number().int().min(1).max(MAX_APPEAL_COMMISSION),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

export const DEFAULT_REVIEW_POLICY: ReviewPolicy = {
  soloSupervisorMayReview: true,
  blindSampleShare: 0.1,
  appealDays: 10,
  appealCommissionSize: 1,
};

export const DECISION_OUTCOMES = ['clear', 'violation', 'technical_failure'] as const;
export const decisionOutcomeSchema = z.enum(DECISION_OUTCOMES);
export type DecisionOutcome = z.infer<typeof decisionOutcomeSchema>;

/** `filed` and `under_review` are open: they freeze deletion. The rest is final. */
export const APPEAL_STATES = ['filed', 'under_review', 'granted', 'rejected', 'withdrawn'] as const;
export const appealStateSchema = z.enum(APPEAL_STATES);
export type AppealState = z.infer<typeof appealStateSchema>;
export const OPEN_APPEAL_STATES = ['filed', 'under_review'] as const satisfies readonly AppealState[];
