/** The session's clock (milliseconds since session start, as the gateway counts) on the browser's steady clock. */
export class SessionClock {
  private offsetMs: number | null = null;

  constructor(private readonly steadyNow: () => number = () => performance.now()) {}

  /** Takes the gateway's `nowMs`; `askedAt` and `answeredAt` are steady times around the question. */
  sync(nowMs: number, askedAt: number, answeredAt: number): void {
    this.offsetMs = nowMs - (askedAt + answeredAt) / 2;
  }

  get known(): boolean {
    return this.offsetMs !== null;
  }

  /** Session time of a steady time; 0 before the first `sync`. */
  at(steadyMs: number): number {
    return this.offsetMs === null ? 0 : Math.round(steadyMs + this.offsetMs);
  }

  steady(): number {
    return this.steadyNow();
  }
}
