import { extendedSpan, type ProctorDuty, type TimeSpan } from '@bakylau/domain';
import { ExamEnrolment, Sitting, SittingPlace, SittingProctor } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

/** When people sit other exams, by person; with their extra time, by which a sitting lasts longer for them. */
export async function busyElsewhere(
  userIds: readonly string[],
  examId: string,
  manager: EntityManager,
): Promise<Map<string, TimeSpan[]>> {
  const rows = await manager
    .createQueryBuilder(SittingPlace, 'place')
    .innerJoin(Sitting, 'sitting', 'sitting.id = place.sittingId')
    .innerJoin(
      ExamEnrolment,
      'enrolment',
      'enrolment.examId = place.examId AND enrolment.userId = place.userId',
    )
    .where('place.userId = ANY (:userIds) AND place.examId <> :examId', { userIds: [...userIds], examId })
    .select('place.userId', 'userId')
    .addSelect('sitting.opensAt', 'startsAt')
    .addSelect('sitting.closesAt', 'endsAt')
    .addSelect('enrolment.extraMinutes', 'extraMinutes')
    .getRawMany<TimeSpan & { userId: string; extraMinutes: number }>();
  const busy = new Map<string, TimeSpan[]>();
  for (const { userId, extraMinutes, ...span } of rows)
    busy.set(userId, [...(busy.get(userId) ?? []), extendedSpan(span, extraMinutes)]);
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
