import { Attempt } from '@bakylau/persistence';
import { type EntityManager, In, Not } from 'typeorm';

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
