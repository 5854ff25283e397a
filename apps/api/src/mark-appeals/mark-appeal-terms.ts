import { type Exam, type ExamResult, type MarkAppeal } from '@bakylau/persistence';
import { policyOf } from '../sessions/review-barriers';

const DAY_MS = 86_400_000;

/** Until when the marks may be appealed; null where no mark is confirmed. The exam's days of appeal hold for marks too. */
export function markAppealDeadline(
  result: Pick<ExamResult, 'state' | 'confirmedAt'> | null,
  exam: Pick<Exam, 'reviewPolicy'> | undefined,
): Date | null {
  if (result?.state !== 'confirmed' || !result.confirmedAt) return null;
  return new Date(result.confirmedAt.getTime() + policyOf(exam).appealDays * DAY_MS);
}

/** One appeal for each attempt, and none after the deadline. */
export function mayFileMarkAppeal(deadline: Date | null, appeal: MarkAppeal | null, now: Date): boolean {
  return appeal === null && deadline !== null && now <= deadline;
}
