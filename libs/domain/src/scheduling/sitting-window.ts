import { type TimeSpan } from './time-span';

const MINUTE_MS = 60_000;

/** So long before the own time of an oral exam its candidate may come in and be checked. */
export const CHECK_IN_LEAD_MINUTES = 15;

/** When a sitting may be entered, until when an attempt may be started, and when it ends for everybody. Instants. */
export interface SittingWindow {
  opensAt: Date;
  lastStartAt: Date;
  closesAt: Date;
}

export type StartState = 'upcoming' | 'open' | 'too_late' | 'closed';

/** Whether an attempt may be started at `now`. The instant of the last start belongs to it, the closing one does not. */
export function startStateOf(window: SittingWindow, now: Date): StartState {
  if (now < window.opensAt) return 'upcoming';
  if (now <= window.lastStartAt) return 'open';
  return now < window.closesAt ? 'too_late' : 'closed';
}

/** Whether the instants stand in an order that a sitting can have. */
export function isWindow({ opensAt, lastStartAt, closesAt }: SittingWindow): boolean {
  return opensAt <= lastStartAt && lastStartAt < closesAt;
}

export function spanOf({ opensAt, closesAt }: SittingWindow): TimeSpan {
  return { startsAt: opensAt, endsAt: closesAt };
}

/**
 * Starts of the times of single candidates, one after the other, as many as fit between opening and closing; none begins after
 * the last start.
 * @param slotMinutes length of each
 */
export function slotsOf({ opensAt, lastStartAt, closesAt }: SittingWindow, slotMinutes: number): Date[] {
  const slots: Date[] = [];
  const stepMs = slotMinutes * MINUTE_MS;
  for (let at = opensAt.getTime(); at <= lastStartAt.getTime(); at += stepMs)
    if (at + stepMs <= closesAt.getTime()) slots.push(new Date(at));
  return slots;
}

/** The window of one candidate: who has an own time comes in shortly before it, not hours. */
export function ownWindow(window: SittingWindow, startsAt: Date | null): SittingWindow {
  if (!startsAt) return window;
  const early = startsAt.getTime() - CHECK_IN_LEAD_MINUTES * MINUTE_MS;
  return { ...window, opensAt: new Date(Math.max(window.opensAt.getTime(), early)) };
}
