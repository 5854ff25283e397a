import { type ExamSittings, type Sitting as SittingView } from '@bakylau/contracts';
import { type Exam, ExamEnrolment, Sitting, SittingPlace, SittingProctor, User } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, type EntityManager, In } from 'typeorm';
import { listGroups } from '../enrolments/assignment.reader';
import { begunAmong } from './begun-among';
import { roomUsesAround } from './room-uses';
import { sittingWarnings } from './sitting-warnings';
import { busyElsewhere, dutiesOf } from './time-elsewhere';

const byName = (a: { displayName: string }, b: { displayName: string }) =>
  a.displayName.localeCompare(b.displayName, 'kk');

/** The plan of an exam with everything that is wrong with it. The caller has checked who may see it. */
@Injectable()
export class SittingReader {
  constructor(private readonly dataSource: DataSource) {}

  async read(exam: Exam, mayWrite: boolean): Promise<ExamSittings> {
    const { manager } = this.dataSource;
    const { id: examId, title, format, opensAt, closesAt, durationMinutes } = exam;
    const [sittings, enrolments] = await Promise.all([
      manager.find(Sitting, { where: { examId }, order: { opensAt: 'ASC', id: 'ASC' } }),
      manager.find(ExamEnrolment, { where: { examId }, relations: { user: true } }),
    ]);
    const ids = sittings.map(({ id }) => id);
    const [places, proctors] = await Promise.all([
      manager.find(SittingPlace, { where: { sittingId: In(ids) }, relations: { user: true } }),
      manager.find(SittingProctor, { where: { sittingId: In(ids) }, relations: { user: true } }),
    ]);
    const busy = await busyElsewhere(
      places.map(({ userId }) => userId),
      examId,
      manager,
    );
    const duties = await dutiesOf(
      proctors.map(({ userId }) => userId),
      manager,
    );
    const roomUses = await roomUsesAround(sittings, manager);
    const extraMinutes = new Map(enrolments.map(({ userId, extraMinutes: own }) => [userId, own]));
    const begun = await begunAmong([...extraMinutes.keys()], examId, manager);
    const views = sittings.map((sitting): SittingView => {
      const own = places.filter(({ sittingId }) => sittingId === sitting.id);
      const watching = proctors.filter(({ sittingId }) => sittingId === sitting.id);
      const placeViews = own.map((place) => placeView(place, begun)).sort(inOrder);
      const proctorViews = watching
        .map(({ userId, user }) => ({ personId: userId, displayName: user?.displayName ?? '' }))
        .sort(byName);
      const people = { places: placeViews, proctors: proctorViews };
      const warnings = sittingWarnings(sitting, people, {
        ...{ durationMinutes, busy, extraMinutes, duties, roomUses },
      });
      return { ...sittingColumns(sitting), ...people, warnings };
    });
    const placed = new Set(places.map(({ userId }) => userId));
    const waiting = enrolments.flatMap(({ user }) => {
      if (!user || placed.has(user.id) || begun.has(user.id)) return [];
      return [{ personId: user.id, displayName: user.displayName, groupName: user.groupName }];
    });
    return {
      ...{ examId, title, format, durationMinutes },
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      sittings: views,
      waiting: sittings.length === 0 ? [] : waiting.sort(byGroup),
      choices: mayWrite
        ? { groups: await listGroups(manager), proctors: await listProctors(manager) }
        : { groups: [], proctors: [] },
    };
  }
}

function sittingColumns(sitting: Sitting): Omit<SittingView, 'places' | 'proctors' | 'warnings'> {
  const { id, room, capacity, slotMinutes, candidatesPerProctor, groupNames } = sitting;
  return {
    ...{ id, room, capacity, slotMinutes, candidatesPerProctor, groupNames },
    opensAt: sitting.opensAt.toISOString(),
    lastStartAt: sitting.lastStartAt.toISOString(),
    closesAt: sitting.closesAt.toISOString(),
  };
}

function placeView({ userId, user, startsAt }: SittingPlace, begun: ReadonlySet<string>) {
  return {
    personId: userId,
    displayName: user?.displayName ?? '',
    groupName: user?.groupName ?? null,
    startsAt: startsAt?.toISOString() ?? null,
    begun: begun.has(userId),
  };
}

type Grouped = { displayName: string; groupName: string | null };
const byGroup = (a: Grouped, b: Grouped) =>
  (a.groupName ?? '').localeCompare(b.groupName ?? '', 'kk') || byName(a, b);
const inOrder = (a: Grouped & { startsAt: string | null }, b: Grouped & { startsAt: string | null }) =>
  (a.startsAt ?? '').localeCompare(b.startsAt ?? '') || byGroup(a, b);

async function listProctors(manager: EntityManager): Promise<ExamSittings['choices']['proctors']> {
  const users = await manager.findBy(User, { active: true, roles: ArrayContains(['proctor']) });
  return users.map(({ id: personId, displayName }) => ({ personId, displayName })).sort(byName);
}
