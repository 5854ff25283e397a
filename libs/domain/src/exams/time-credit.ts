const MINUTE_MS = 60_000;

/**
 * Milliseconds to give back for one interruption that was not the candidate's to prevent: exactly its length. Whole
 * milliseconds, never negative, also when the clock was set back meanwhile.
 */
export function timeCreditMs(lostAt: Date, returnedAt: Date): number {
  return Math.max(0, Math.round(returnedAt.getTime() - lostAt.getTime()));
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
