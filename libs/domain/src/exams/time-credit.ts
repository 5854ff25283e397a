const MINUTE_MS = 60_000;

/**
 * The most that one interruption gives back by itself. Whoever blocks the media and keeps the page works unrecorded, and would
 * get the same time again; ten minutes are longer than a restart of a browser, a router or a gateway takes.
 */
export const LONGEST_INTERRUPTION_CREDIT_MS = 10 * MINUTE_MS;
/** The most that one attempt gets by itself, so that many short interruptions are worth no more; beyond it a person decides. */
export const LARGEST_ATTEMPT_CREDIT_MS = 30 * MINUTE_MS;

/**
 * Milliseconds to give back for one interruption: its length, up to both limits. Whole milliseconds, never negative, also when
 * the clock was set back meanwhile.
 * @param creditedMs what the attempt was given before; milliseconds
 */
export function timeCreditMs(lostAt: Date, returnedAt: Date, creditedMs: number): number {
  const lostMs = Math.round(returnedAt.getTime() - lostAt.getTime());
  const leftMs = LARGEST_ATTEMPT_CREDIT_MS - creditedMs;
  return Math.max(0, Math.min(lostMs, LONGEST_INTERRUPTION_CREDIT_MS, leftMs));
}

/**
 * By how much a deadline moves when a person says how long the rest is, milliseconds; negative where that is less than was left.
 * @param deadlineAt with all that was given back before
 */
export function timeCorrectionMs(deadlineAt: Date, resumedAt: Date, remainingMinutes: number): number {
  return resumedAt.getTime() + remainingMinutes * MINUTE_MS - deadlineAt.getTime();
}

export interface DeadlineTerms {
  startedAt: Date;
  durationMinutes: number;
  /** The person's own extra time. */
  extraMinutes: number;
  /** Time given back so far. */
  creditedMs: number;
  closesAt: Date;
}

/**
 * The instant after which no answer is taken. Who starts late has only until the exam closes, but extra time and credited
 * time are never cut by the closing.
 */
export function deadlineOf(terms: DeadlineTerms): Date {
  const { startedAt, durationMinutes, extraMinutes, creditedMs, closesAt } = terms;
  const own = startedAt.getTime() + durationMinutes * MINUTE_MS;
  return new Date(Math.min(own, closesAt.getTime()) + extraMinutes * MINUTE_MS + creditedMs);
}
