/**
 * The one clock of a session: milliseconds since the session's start. It is read from the wall clock once and runs on the
 * process's monotonic clock from there, so that a corrected wall clock cannot bend a recording.
 */
export class SessionClock {
  private readonly offsetMs: number;

  /** @param startedAtUtcMs when the session started, milliseconds since 1970 in UTC */
  constructor(private readonly startedAtUtcMs: number) {
    this.offsetMs = Date.now() - startedAtUtcMs - performance.now();
  }

  /** Milliseconds since the session's start, with fractions. */
  nowMs(): number {
    return this.offsetMs + performance.now();
  }

  /** The instant of a session time as ISO 8601 in UTC. */
  utcOf(atMs: number): string {
    return new Date(this.startedAtUtcMs + atMs).toISOString();
  }
}
