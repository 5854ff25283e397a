import { timeCreditMs } from '../exams/time-credit';

export interface WaitingTime {
  /** When the media of the window before was lost; null while it arrives, and then the candidate could go on there. */
  interruptedAt: Date | null;
  /** When the next window asked to have the exam moved. */
  askedAt: Date;
  handedAt: Date;
  /** What interruptions of the attempt were given before; ms. */
  creditedMs: number;
}

/**
 * Milliseconds to give back at a hand-over. The wait for the proctor counts in full while the window before could not be used,
 * because a person decides how long it is; what was lost before the wait counts as any interruption does.
 */
export function waitingCreditMs({ interruptedAt, askedAt, handedAt, creditedMs }: WaitingTime): number {
  if (!interruptedAt) return 0;
  const waitedFrom = Math.max(interruptedAt.getTime(), askedAt.getTime());
  const waitedMs = Math.max(handedAt.getTime() - waitedFrom, 0);
  return waitedMs + timeCreditMs(interruptedAt, new Date(waitedFrom), creditedMs);
}
