import { windowProblemOf } from '@bakylau/contracts';
import { type Exam, Sitting } from '@bakylau/persistence';
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

/** What holds for the window of a new exam, before one that candidates see is set. @throws AppError validation_failed */
export function assertWindow(
  { durationMinutes }: Pick<Exam, 'durationMinutes'>,
  window: { opensAt: string; closesAt: string },
  { mayBePast }: { mayBePast: boolean },
): void {
  const isShort = windowProblemOf(window, durationMinutes) !== null;
  const isPast = !mayBePast && Date.parse(window.closesAt) <= Date.now();
  const details = [
    ...(isShort ? [{ path: 'closesAt', problem: `the exam takes ${durationMinutes} minutes` }] : []),
    ...(isPast ? [{ path: 'closesAt', problem: 'has passed' }] : []),
  ];
  if (details.length > 0) throw new AppError('validation_failed', { details });
}
