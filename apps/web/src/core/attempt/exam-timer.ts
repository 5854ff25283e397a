import { Store, type ReadableStore } from '../store';

/** Minutes before the end at which the time is said aloud; saying every second would drown everything else. */
export const ANNOUNCED_MINUTES = [10, 5, 1] as const;
export type AnnouncedMinutes = (typeof ANNOUNCED_MINUTES)[number];

export interface ExamTimerOptions {
  /** Milliseconds since 1970 by the server. */
  now: () => number;
  onMinutesLeft: (minutes: AnnouncedMinutes) => void;
  /** Called once, when the time is over. */
  onTimeUp: () => void;
}

const TICK_MS = 250;

/** Counts down to the deadline, which moves when time is given back. */
export class ExamTimer {
  private readonly left = new Store<number | null>(null);
  private readonly timer: ReturnType<typeof setInterval>;
  private deadlineMs: number | null = null;
  private stoppedLeftMs: number | null = null;
  private over = false;

  constructor(private readonly options: ExamTimerOptions) {
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Whole seconds left, in milliseconds; null while there is no deadline. */
  get leftMs(): ReadableStore<number | null> {
    return this.left;
  }

  /** @param stoppedLeftMs what is left while the clock stands still; null while it runs */
  setDeadline(deadlineAt: string | null, stoppedLeftMs: number | null = null): void {
    this.stoppedLeftMs = stoppedLeftMs;
    const deadlineMs = deadlineAt === null ? null : Date.parse(deadlineAt);
    if (deadlineMs !== this.deadlineMs) {
      this.deadlineMs = deadlineMs;
      this.over = false;
      this.left.set(null);
    }
    if (stoppedLeftMs === null) this.tick();
    else this.left.set(Math.ceil(stoppedLeftMs / 1000) * 1000);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    if (this.deadlineMs === null || this.stoppedLeftMs !== null) return;
    const before = this.left.get();
    const exact = this.deadlineMs - this.options.now();
    const left = Math.max(0, Math.ceil(exact / 1000) * 1000);
    this.left.set(left);
    if (before !== null) {
      // Only the nearest one: after a sleep of the computer three at once would be noise.
      const crossed = ANNOUNCED_MINUTES.filter((m) => left <= m * 60_000 && before > m * 60_000).at(-1);
      if (crossed !== undefined && left > 0) this.options.onMinutesLeft(crossed);
    }
    if (left === 0 && !this.over) {
      this.over = true;
      this.options.onTimeUp();
    }
  }
}
