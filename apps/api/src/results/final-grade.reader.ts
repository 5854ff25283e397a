import { type FinalGrade } from '@bakylau/contracts';
import { finalGradeOf } from '@bakylau/domain';
import { AdmissionRating, Exam } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';
import { gradingPolicyOf } from '../admissions/exam-access';

export interface GradedAttempt {
  examId: string;
  userId: string;
  mark: number;
  /** The day whose scale the mark of the exam got. */
  submittedAt: Date;
  /** What the result was confirmed with. */
  confirmedFinal: FinalGrade | null;
}

/** The final grades of marks, in their order: as they were confirmed, else by the ratings of now. */
export async function readFinalGrades(
  attempts: readonly GradedAttempt[],
  manager: EntityManager,
): Promise<FinalGrade[]> {
  const examIds = [...new Set(attempts.map(({ examId }) => examId))];
  const userIds = [...new Set(attempts.map(({ userId }) => userId))];
  const exams = await manager.findBy(Exam, { id: In(examIds) });
  const ratings = await manager.findBy(AdmissionRating, { examId: In(examIds), userId: In(userIds) });
  const policyOf = new Map(exams.map((exam) => [exam.id, gradingPolicyOf(exam)]));
  const ratingOf = new Map(ratings.map(({ examId, userId, rating }) => [`${examId} ${userId}`, rating]));
  return attempts.map(({ examId, userId, mark: examMark, submittedAt, confirmedFinal }) => {
    if (confirmedFinal) return confirmedFinal;
    const policy = policyOf.get(examId);
    if (!policy) throw new Error(`Exam ${examId} of a result is gone`);
    const rating = ratingOf.get(`${examId} ${userId}`) ?? null;
    return finalGradeOf({ rating, examMark }, policy, submittedAt);
  });
}
