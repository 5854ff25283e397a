import type { ExamSittings, SetSitting, Sitting } from '@bakylau/contracts';
import { instantOf, localMinutes } from '../../../core/format/local-minutes';

const MINUTE_MS = 60_000;

/** A sitting as its form holds it: texts, by the clock of the browser. */
export interface SittingDraft {
  room: string;
  opensAt: string;
  lastStartAt: string;
  closesAt: string;
  capacity: string;
  slotMinutes: string;
  candidatesPerProctor: string;
  groupNames: string[];
}

type WindowTimes = Pick<SetSitting, 'opensAt' | 'lastStartAt' | 'closesAt'>;

/** The exact times that the form begins with: the sitting's, or such that who starts last still has the whole time. */
export function firstTimesOf(exam: ExamSittings, sitting: Sitting | null): WindowTimes {
  if (sitting) return sitting;
  const after = (minutes: number) => new Date(new Date(exam.opensAt).getTime() + minutes * MINUTE_MS);
  const closing = Math.min(after(30 + exam.durationMinutes).getTime(), new Date(exam.closesAt).getTime());
  return {
    opensAt: exam.opensAt,
    lastStartAt: after(30).toISOString(),
    closesAt: new Date(closing).toISOString(),
  };
}

/** What the form begins with. */
export function draftOf(exam: ExamSittings, sitting: Sitting | null): SittingDraft {
  const times = firstTimesOf(exam, sitting);
  return {
    room: sitting?.room ?? '',
    opensAt: localMinutes(times.opensAt),
    lastStartAt: localMinutes(times.lastStartAt),
    closesAt: localMinutes(times.closesAt),
    capacity: String(sitting?.capacity ?? 30),
    slotMinutes: String(sitting?.slotMinutes ?? (exam.format === 'oral' ? exam.durationMinutes : '')),
    candidatesPerProctor: String(sitting?.candidatesPerProctor ?? 20),
    groupNames: sitting?.groupNames ?? [],
  };
}

/**
 * What is sent; fields that are no numbers or times stay wrong, so that the schema names them. The form shows minutes: a time that
 * was left alone keeps its seconds, else renaming a room would move the sitting.
 */
export function sittingOf(draft: SittingDraft, first: WindowTimes): Record<keyof SetSitting, unknown> {
  const time = (field: keyof WindowTimes) =>
    draft[field] === localMinutes(first[field]) ? first[field] : instantOf(draft[field]);
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);
  return {
    room: draft.room,
    groupNames: draft.groupNames,
    opensAt: time('opensAt'),
    lastStartAt: time('lastStartAt'),
    closesAt: time('closesAt'),
    capacity: number(draft.capacity),
    candidatesPerProctor: number(draft.candidatesPerProctor),
    slotMinutes: draft.slotMinutes.trim() === '' ? null : (number(draft.slotMinutes) ?? Number.NaN),
  };
}
