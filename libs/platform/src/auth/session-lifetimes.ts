const HOUR_MS = 3_600_000;

/**
 * A session that nobody uses ends after this. Longer than the usual half hour, because a candidate may think over one
 * question for long, and being signed out in an exam is the greater harm.
 */
export const SESSION_IDLE_MS = 3 * HOUR_MS;
/** A session ends after this whatever happens; one working day. */
export const SESSION_ABSOLUTE_MS = 12 * HOUR_MS;
/** `last_seen_at` is written at most this often, so that not every request writes. */
export const SESSION_TOUCH_MS = 60_000;
