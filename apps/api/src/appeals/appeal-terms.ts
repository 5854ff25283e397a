import { type Appeal, type Exam, type SessionDecision } from '@bakylau/persistence';
import { policyOf } from '../sessions/review-barriers';

const DAY_MS = 86_400_000;

/** Until when the decision may be appealed; null where there is nothing to appeal. */
export function appealDeadline(
  decision: Pick<SessionDecision, 'outcome' | 'decidedAt'> | null,
  exam: Pick<Exam, 'reviewPolicy'> | undefined,
): Date | null {
  if (!decision || decision.outcome === 'clear') return null;
  return new Date(decision.decidedAt.getTime() + policyOf(exam).appealDays * DAY_MS);
}

/** One appeal for each session, and none after the deadline. */
export function mayAppeal(deadline: Date | null, appeal: Appeal | null, now: Date): boolean {
  return appeal === null && deadline !== null && now <= deadline;
}
