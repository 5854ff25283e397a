import { type ProctorDuty, type TimeSpan } from '@bakylau/domain';
import { Sitting, SittingPlace, SittingProctor } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

/** When people sit other exams, by person. */
export async function busyElsewhere(
  userIds: readonly string[],
  examId: string,
  manager: EntityManager,
): Promise<Map<string, TimeSpan[]>> {
  const rows = await manager
    .createQueryBuilder(SittingPlace, 'place')
    .innerJoin(Sitting, 'sitting', 'sitting.id = place.sittingId')
    .where('place.userId = ANY (:userIds) AND place.examId <> :examId', { userIds: [...userIds], examId })
    .select('place.userId', 'userId')
    .addSelect('sitting.opensAt', 'startsAt')
    .addSelect('sitting.closesAt', 'endsAt')
    .getRawMany<TimeSpan & { userId: string }>();
  const busy = new Map<string, TimeSpan[]>();
  for (const { userId, ...span } of rows) busy.set(userId, [...(busy.get(userId) ?? []), span]);
  return busy;
}

/** Everything that proctors watch, in whatever exam. */
export async function dutiesOf(userIds: readonly string[], manager: EntityManager): Promise<ProctorDuty[]> {
  const where = { userId: In([...userIds]) };
  const rows = await manager.find(SittingProctor, { where, relations: { sitting: true } });
  return rows.flatMap(({ userId: proctorId, sittingId, sitting }) =>
    sitting ? [{ proctorId, sittingId, span: { startsAt: sitting.opensAt, endsAt: sitting.closesAt } }] : [],
  );
}
