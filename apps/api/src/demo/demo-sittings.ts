import { Sitting, SittingPlace, SittingProctor } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { type DemoExam } from './demo-exam';
import { demoPeopleOf } from './demo-people';

const MINUTE_MS = 60_000;
/** Who comes last still has the whole time. */
const LAST_START_MINUTES = 20;

/** Sittings of a demo exam with a place for everybody of their group; they move along with the exam. */
export async function seedSittings(
  { id: examId, durationMinutes, sittings = [] }: DemoExam,
  examOpensAt: Date,
  manager: EntityManager,
): Promise<void> {
  for (const { id, room, opensAfterMinutes, groupName, proctors } of sittings) {
    const after = (minutes: number) =>
      new Date(examOpensAt.getTime() + (opensAfterMinutes + minutes) * MINUTE_MS);
    const window = {
      opensAt: after(0),
      lastStartAt: after(LAST_START_MINUTES),
      closesAt: after(LAST_START_MINUTES + durationMinutes),
    };
    const bounds = { capacity: 30, slotMinutes: null, candidatesPerProctor: 20, groupNames: [groupName] };
    await manager.upsert(Sitting, { id, examId, room, ...window, ...bounds, changedAt: new Date() }, ['id']);
    for (const person of demoPeopleOf('candidate')) {
      if (person.groupName !== groupName) continue;
      const place = { sittingId: id, userId: person.id, examId, startsAt: null };
      await manager.upsert(SittingPlace, place, ['sittingId', 'userId']);
    }
    for (const { id: userId, login } of demoPeopleOf('proctor'))
      if (proctors.includes(login))
        await manager.upsert(SittingProctor, { sittingId: id, userId }, ['sittingId', 'userId']);
  }
}
