import { type FinalRounding } from '@bakylau/contracts';
import { Attempt, Exam } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { gradingPolicyOf } from '../admissions/exam-access';

/** How points of an attempt become its mark, by the grading policy of its exam. */
export async function roundingOf(attemptId: string, manager: EntityManager): Promise<FinalRounding> {
  const { examId } = await manager.findOneByOrFail(Attempt, { id: attemptId });
  const exam = await manager.findOneByOrFail(Exam, { id: examId });
  return gradingPolicyOf(exam).rounding;
}
