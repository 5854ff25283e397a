import { type SittingWindow, slotsOf, spanOf } from './sitting-window';
import { extendedSpan, isOverlapping, type TimeSpan } from './time-span';

export interface OpenSitting extends SittingWindow {
  id: string;
  /** The most candidates. */
  capacity: number;
  /** Length of each candidate's own time; null where all sit together. */
  slotMinutes: number | null;
  /** Groups that it is for; empty for everybody. */
  groupNames: readonly string[];
  /** Places that are given already: own times, or null for each where all sit together. */
  taken: readonly (Date | null)[];
}

export interface WaitingCandidate {
  id: string;
  groupName: string | null;
  /** The person's own extra time in this exam, by which a sitting lasts longer for them. */
  extraMinutes: number;
  /** When the candidate sits elsewhere, with the extra time there. */
  busy: readonly TimeSpan[];
}

export interface Placement {
  candidateId: string;
  sittingId: string;
  /** The own time; null where all sit together. */
  startsAt: Date | null;
}

/** `no_sitting`: none is for this group. `clash`: every one with room is while the candidate sits elsewhere. */
export type UnplacedReason = 'no_sitting' | 'full' | 'clash';

/** Own times that are free and not begun at `now`; none where all sit together. */
export function freeSlots({ slotMinutes, taken, ...window }: OpenSitting, now: Date): Date[] {
  if (slotMinutes === null) return [];
  const given = new Set(taken.map((at) => at?.getTime()));
  return slotsOf(window, slotMinutes).filter((slot) => slot >= now && !given.has(slot.getTime()));
}

/** Places that are left: the first free own time, or null where all sit together. @returns undefined when full */
export function freePlace(sitting: OpenSitting, now: Date): Date | null | undefined {
  if (sitting.taken.length >= sitting.capacity) return undefined;
  return sitting.slotMinutes === null ? null : freeSlots(sitting, now)[0];
}

/**
 * Gives every candidate the first place that fits, groups together, in the order of the sittings' time. The same input gives the
 * same plan. Places that were given before stay.
 * @param now own times before it are given to nobody
 */
export function placeCandidates(
  sittings: readonly OpenSitting[],
  waiting: readonly WaitingCandidate[],
  now: Date,
): { placed: Placement[]; unplaced: { candidateId: string; reason: UnplacedReason }[] } {
  const open = [...sittings]
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((sitting) => ({ ...sitting, taken: [...sitting.taken] }));
  const placed: Placement[] = [];
  const unplaced: { candidateId: string; reason: UnplacedReason }[] = [];
  const key = ({ groupName, id }: WaitingCandidate) => `${groupName ?? ''}\u0000${id}`;
  for (const candidate of [...waiting].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    const fitting = open.filter(
      ({ groupNames }) => groupNames.length === 0 || groupNames.includes(candidate.groupName ?? ''),
    );
    const withRoom = fitting.filter((sitting) => freePlace(sitting, now) !== undefined);
    const chosen = withRoom.find((sitting) => !isBusy(candidate, sitting));
    if (!chosen) {
      const reason = fitting.length === 0 ? 'no_sitting' : withRoom.length === 0 ? 'full' : 'clash';
      unplaced.push({ candidateId: candidate.id, reason });
      continue;
    }
    const startsAt = freePlace(chosen, now) ?? null;
    chosen.taken.push(startsAt);
    placed.push({ candidateId: candidate.id, sittingId: chosen.id, startsAt });
  }
  return { placed, unplaced };
}

/** Whether the candidate sits elsewhere while the sitting goes on, for them. */
export function isBusy(
  { busy, extraMinutes }: Pick<WaitingCandidate, 'busy' | 'extraMinutes'>,
  window: SittingWindow,
): boolean {
  const own = extendedSpan(spanOf(window), extraMinutes);
  return busy.some((span) => isOverlapping(span, own));
}
