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

/** What the form begins with: the sitting, or one in which who starts last still has the whole time. */
export function draftOf(exam: ExamSittings, sitting: Sitting | null): SittingDraft {
  const after = (minutes: number) => new Date(new Date(exam.opensAt).getTime() + minutes * MINUTE_MS);
  const closing = Math.min(after(30 + exam.durationMinutes).getTime(), new Date(exam.closesAt).getTime());
  return {
    room: sitting?.room ?? '',
    opensAt: localMinutes(sitting?.opensAt ?? exam.opensAt),
    lastStartAt: localMinutes(sitting?.lastStartAt ?? after(30)),
    closesAt: localMinutes(sitting?.closesAt ?? new Date(closing)),
    capacity: String(sitting?.capacity ?? 30),
    slotMinutes: String(sitting?.slotMinutes ?? (exam.format === 'oral' ? exam.durationMinutes : '')),
    candidatesPerProctor: String(sitting?.candidatesPerProctor ?? 20),
    groupNames: sitting?.groupNames ?? [],
  };
}

/** What is sent; fields that are no numbers or times stay wrong, so that the schema names them. */
export function sittingOf(draft: SittingDraft): Record<keyof SetSitting, unknown> {
  const number = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);
  return {
    room: draft.room,
    groupNames: draft.groupNames,
    opensAt: instantOf(draft.opensAt),
    lastStartAt: instantOf(draft.lastStartAt),
    closesAt: instantOf(draft.closesAt),
    capacity: number(draft.capacity),
    candidatesPerProctor: number(draft.candidatesPerProctor),
    slotMinutes: draft.slotMinutes.trim() === '' ? null : (number(draft.slotMinutes) ?? Number.NaN),
  };
}
