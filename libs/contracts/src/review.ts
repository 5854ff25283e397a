import { z } from 'zod';
import { type ExamFormat } from './exams';

export const MAX_APPEAL_COMMISSION = 7;

export const APPEAL_UNITS = ['hours', 'days', 'working_days'] as const;

/**
 * How long an appeal is taken. Hours run from the decision itself, and none of them is no appeal. Days are those after the one of the
 * decision, by the country's calendar, and end with their last minute: none of them is until the end of the same day.
 */
export const appealTermSchema = z.object({
  unit: z.enum(APPEAL_UNITS),
  count: z.number().int().min(0).max(90),
});
export type AppealTerm = z.infer<typeof appealTermSchema>;

/** How an exam's sessions are reviewed. Every exam has one; the defaults hold where nobody chose. */
export const reviewPolicySchema = z.object({
  /** Whether somebody who alone watched a session live may also review it. */
  soloSupervisorMayReview: z.boolean(),
  /** Share of clean sessions that a second person reviews without knowing of the first; 0 to 1. */
  blindSampleShare: z.number().min(0).max(1),
  /** How long a candidate may appeal after the decision about the session, and after the mark was confirmed. */
  appealTerm: appealTermSchema,
  /** How many members of the commission have to agree before an appeal against marks is decided. */
  appealCommissionSize: z.number().int().min(1).max(MAX_APPEAL_COMMISSION),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

/**
 * Universities of the country take appeals against tests and oral exams until the next working day, and against written work within
 * three.
 */
const DEFAULT_APPEAL_TERMS: Readonly<Record<ExamFormat, AppealTerm>> = {
  test: { unit: 'working_days', count: 1 },
  oral: { unit: 'working_days', count: 1 },
  written: { unit: 'working_days', count: 3 },
  case: { unit: 'working_days', count: 3 },
};

export function defaultReviewPolicy(format: ExamFormat): ReviewPolicy {
  return {
    soloSupervisorMayReview: true,
    blindSampleShare: 0.1,
    appealTerm: DEFAULT_APPEAL_TERMS[format],
    appealCommissionSize: 1,
  };
}

export const DECISION_OUTCOMES = ['clear', 'violation', 'technical_failure'] as const;
export const decisionOutcomeSchema = z.enum(DECISION_OUTCOMES);
export type DecisionOutcome = z.infer<typeof decisionOutcomeSchema>;

/** `filed` and `under_review` are open: they freeze deletion. The rest is final. */
export const APPEAL_STATES = ['filed', 'under_review', 'granted', 'rejected', 'withdrawn'] as const;
export const appealStateSchema = z.enum(APPEAL_STATES);
export type AppealState = z.infer<typeof appealStateSchema>;
export const OPEN_APPEAL_STATES = ['filed', 'under_review'] as const satisfies readonly AppealState[];
