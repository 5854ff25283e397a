import { Sitting } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';

/** Before the exam's time is set anew. @throws AppError validation_failed when a sitting would lie outside */
export async function assertSittingsInside(
  examId: string,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
  manager: EntityManager,
): Promise<void> {
  const sittings = await manager.findBy(Sitting, { examId });
  const outside = sittings.filter((sitting) => sitting.opensAt < opensAt || sitting.closesAt > closesAt);
  const details = outside.map(({ room }) => ({
    path: 'closesAt',
    problem: `the sitting ${room} is outside`,
  }));
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
