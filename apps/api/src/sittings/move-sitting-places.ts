import { movePlaces, type SittingRhythm } from '@bakylau/domain';
import { type Sitting, SittingPlace } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { begunAmong } from './begun-among';

/**
 * Moves the places of a changed sitting. The caller has locked the exam.
 * @returns how many went back
 * @throws AppError sitting_in_use when it would move for people who have begun
 */
export async function moveSittingPlaces(
  before: Sitting,
  after: SittingRhythm,
  manager: EntityManager,
): Promise<number> {
  const { id: sittingId, examId } = before;
  const places = await manager.findBy(SittingPlace, { sittingId });
  const holders = places.map(({ userId }) => userId);
  const begun = await begunAmong(holders, examId, manager);
  const isRhythmKept =
    before.slotMinutes === after.slotMinutes && before.opensAt.getTime() === after.opensAt.getTime();
  if (!isRhythmKept && begun.size > 0) throw new AppError('sitting_in_use');
  const given = places.map(({ userId, startsAt }) => ({ userId, startsAt, isBound: begun.has(userId) }));
  const { kept, returned } = movePlaces(before, after, given, new Date());
  // All at once: a time that moves onto the next one's would meet it where they are unique.
  await manager.delete(SittingPlace, { sittingId });
  await manager.insert(
    SittingPlace,
    kept.map(({ place: { userId }, startsAt }) => ({ sittingId, userId, examId, startsAt })),
  );
  return returned.length;
}
