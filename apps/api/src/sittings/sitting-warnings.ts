import { type SittingPlaceView, type SittingWarning } from '@bakylau/contracts';
import {
  isBusy,
  type ProctorDuty,
  proctorClashes,
  proctorShortage,
  roomClashes,
  slotsOf,
  type TimeSpan,
} from '@bakylau/domain';
import { type Sitting } from '@bakylau/persistence';
import { type ExamRoomUse, roomUseOf } from './room-uses';

const MINUTE_MS = 60_000;

export interface SittingPeople {
  places: readonly SittingPlaceView[];
  proctors: readonly { personId: string; displayName: string }[];
}

export interface SittingSurroundings {
  durationMinutes: number;
  /** When candidates sit other exams. */
  busy: ReadonlyMap<string, readonly TimeSpan[]>;
  /** Extra time of candidates in this exam. */
  extraMinutes: ReadonlyMap<string, number>;
  duties: readonly ProctorDuty[];
  /** All that have a room of these sittings at the time, those themselves too. */
  roomUses: readonly ExamRoomUse[];
}

/** What somebody should look at before the day. */
export function sittingWarnings(
  sitting: Sitting,
  { places, proctors }: SittingPeople,
  { durationMinutes, busy, extraMinutes, duties, roomUses }: SittingSurroundings,
): SittingWarning[] {
  const { candidatesPerProctor, capacity, slotMinutes, lastStartAt, closesAt } = sitting;
  const rooms = slotMinutes === null ? capacity : Math.min(capacity, slotsOf(sitting, slotMinutes).length);
  const clashing = new Set(
    proctorClashes(duties)
      .filter(({ sittingId }) => sittingId === sitting.id)
      .map(({ proctorId }) => proctorId),
  );
  const twice = places.filter(({ personId }) => {
    const person = { busy: busy.get(personId) ?? [], extraMinutes: extraMinutes.get(personId) ?? 0 };
    return isBusy(person, sitting);
  });
  const sharing = roomClashes(roomUseOf(sitting), roomUses);
  const left = Math.floor((closesAt.getTime() - lastStartAt.getTime()) / MINUTE_MS);
  // An oral attempt takes the candidate's own time, not the duration from the last start.
  const needed = slotMinutes ?? durationMinutes;
  const names = (people: readonly { displayName: string }[]) => people.map(({ displayName }) => displayName);
  const all: SittingWarning[] = [
    {
      kind: 'proctors_short',
      count: proctorShortage(places.length, proctors.length, candidatesPerProctor),
      names: [],
    },
    {
      kind: 'proctor_clash',
      count: clashing.size,
      names: names(proctors.filter(({ personId }) => clashing.has(personId))),
    },
    { kind: 'room_clash', count: sharing.length, names: [], exams: sharing.map(({ title }) => title) },
    { kind: 'over_capacity', count: Math.max(0, places.length - rooms), names: [] },
    { kind: 'candidate_clash', count: twice.length, names: names(twice) },
    { kind: 'short_time', count: Math.max(0, needed - left), names: [] },
  ];
  return all.filter(({ count }) => count > 0);
}
