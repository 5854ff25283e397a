import { type Exam, type ExamResult, type MarkAppeal } from '@bakylau/persistence';
import { appealableUntil } from '../appeals/appeal-terms';

/** Until when the marks may be appealed; null where no mark is confirmed. The exam's term of appeal holds for marks too. */
export function markAppealDeadline(
  result: Pick<ExamResult, 'state' | 'confirmedAt'> | null,
  exam: Pick<Exam, 'reviewPolicy' | 'format'>,
): Date | null {
  if (result?.state !== 'confirmed' || !result.confirmedAt) return null;
  return appealableUntil(result.confirmedAt, exam);
}

/** One appeal for each attempt, and none after the deadline. */
export function mayFileMarkAppeal(deadline: Date | null, appeal: MarkAppeal | null, now: Date): boolean {
  return appeal === null && deadline !== null && now <= deadline;
}
