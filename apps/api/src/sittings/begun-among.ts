import { Attempt, Exam } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { type EntityManager, In, Not } from 'typeorm';
import { findSettableExam } from '../exams/editable-exams';

/**
 * Two who give or move places at once would both take the last one.
 * @throws AppError not_found
 */
export async function lockExam(principal: Principal, examId: string, manager: EntityManager): Promise<Exam> {
  await findSettableExam(principal, examId, manager);
  return manager.findOneOrFail(Exam, { where: { id: examId }, lock: { mode: 'for_no_key_update' } });
}

/** Who of them has begun the exam. A check-in that ended before the start binds nobody to the place they missed. */
export async function begunAmong(
  userIds: readonly string[],
  examId: string,
  manager: EntityManager,
): Promise<Set<string>> {
  const where = { examId, userId: In([...userIds]), state: Not('expired' as const) };
  const attempts = await manager.find(Attempt, { where, select: { id: true, userId: true } });
  return new Set(attempts.map(({ userId }) => userId));
}
