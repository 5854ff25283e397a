import { appealDeadlineOf } from '@bakylau/domain';
import { type Appeal, type Exam, type SessionDecision } from '@bakylau/persistence';
import { policyOf } from '../sessions/review-barriers';
import { isWorkingDay } from './working-days';

/** Until when something decided at an instant may be appealed, by the term of the exam. */
export function appealableUntil(decidedAt: Date, exam: Pick<Exam, 'reviewPolicy' | 'format'>): Date {
  return appealDeadlineOf(decidedAt, policyOf(exam).appealTerm, isWorkingDay);
}

/** Until when the decision may be appealed; null where there is nothing to appeal. */
export function appealDeadline(
  decision: Pick<SessionDecision, 'outcome' | 'decidedAt'> | null,
  exam: Pick<Exam, 'reviewPolicy' | 'format'>,
): Date | null {
  if (!decision || decision.outcome === 'clear') return null;
  return appealableUntil(decision.decidedAt, exam);
}

/** One appeal for each session, and none after the deadline. */
export function mayAppeal(deadline: Date | null, appeal: Appeal | null, now: Date): boolean {
  return appeal === null && deadline !== null && now <= deadline;
}
