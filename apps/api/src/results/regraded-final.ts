import { type FinalGrade } from '@bakylau/contracts';
import { finalGradeOf, type GradeParts } from '@bakylau/domain';
import { Attempt, type ExamResult } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { gradingPolicyOf } from '../admissions/exam-access';

/**
 * The confirmed final grade with another part in it: weights, rounding and the other part are those of the confirmation.
 * @returns null where the confirmation kept none
 */
export async function regradedFinal(
  { attemptId, confirmedFinal }: Pick<ExamResult, 'attemptId' | 'confirmedFinal'>,
  changed: Partial<GradeParts>,
  manager: EntityManager,
): Promise<FinalGrade | null> {
  if (!confirmedFinal) return null;
  const attempt = await manager.findOneOrFail(Attempt, {
    where: { id: attemptId },
    relations: { exam: true },
  });
  if (!attempt.exam) throw new Error(`Exam ${attempt.examId} of a result is gone`);
  const { rating, examMark, ratingWeightPercent, positiveFrom, rounding } = confirmedFinal;
  const policy = { ...gradingPolicyOf(attempt.exam), ratingWeightPercent, positiveFrom, rounding };
  return finalGradeOf({ rating, examMark, ...changed }, policy, attempt.submittedAt ?? attempt.createdAt);
}
