import { ExamEnrolment, type ExamStaffRole, User } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { ArrayContains, type EntityManager, In } from 'typeorm';

/**
 * Staff of an exam have the role for it, and nobody examines or proctors an exam that they sit.
 * @param path of the field that named the people
 * @throws AppError validation_failed
 */
export async function assertFitting(
  { examId, role, path }: { examId: string; role: ExamStaffRole; path: string },
  ids: readonly string[],
  manager: EntityManager,
): Promise<void> {
  const fit = await manager.findBy(User, { id: In([...ids]), active: true, roles: ArrayContains([role]) });
  const fitting = new Set(fit.map(({ id }) => id));
  const sitting = await manager.findBy(ExamEnrolment, { examId, userId: In([...ids]) });
  const details = [
    ...ids.filter((id) => !fitting.has(id)).map((id) => ({ path, problem: `${id} is no ${role}` })),
    ...sitting.map(({ userId }) => ({ path, problem: `${userId} sits this exam` })),
  ];
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
