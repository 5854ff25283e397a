import { type Artefact, ARTEFACTS, type RetentionPeriods } from '@bakylau/contracts';

const DAY_MS = 86_400_000;

/** The moments of one session from which its periods may run; null for what has not happened. */
export interface RetentionMoments {
  examClosesAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  appealClosedAt: Date | null;
  /** Until when the decision may still be appealed. */
  appealBy: Date | null;
}

/** Periods run from the last of the moments at which somebody could still need the evidence. */
export function retentionStart(moments: RetentionMoments): Date {
  const { examClosesAt, submittedAt, decidedAt, appealClosedAt, appealBy } = moments;
  const all = [examClosesAt, submittedAt, decidedAt, appealClosedAt, appealBy];
  return new Date(Math.max(...all.map((moment) => moment?.getTime() ?? 0)));
}

/** What the candidate was told holds; a later version for the exam may shorten it and never lengthen it. */
export function effectivePeriods(
  current: RetentionPeriods,
  promised: RetentionPeriods | null,
): RetentionPeriods {
  const shorter = (artefact: Artefact) => Math.min(current[artefact], promised?.[artefact] ?? Infinity);
  return {
    face: shorter('face'),
    room_scan: shorter('room_scan'),
    clip: shorter('clip'),
    recording: shorter('recording'),
    log: shorter('log'),
  };
}

/** Artefacts whose period is over. */
export function dueArtefacts(periods: RetentionPeriods, start: Date, now: Date): Artefact[] {
  return ARTEFACTS.filter((artefact) => isPeriodOver(periods[artefact], start, now));
}

export function isPeriodOver(days: number, start: Date, now: Date): boolean {
  return now.getTime() >= start.getTime() + days * DAY_MS;
}
