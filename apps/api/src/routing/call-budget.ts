import { AppError } from '@bakylau/platform';

const MINUTE_MS = 60_000;

/**
 * A bounded number of costly calls per caller and minute: a token bucket that holds one minute's worth. Kept in the memory of
 * the process, so with several API processes each allows as many; it bounds work and storage and guards no secret.
 */
export class CallBudget {
  /** Per caller, when the bucket will be full again. */
  private readonly fullAt = new Map<string, number>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws AppError rate_limited with the seconds until the next call */
  spend(caller: string): void {
    const now = this.now();
    this.forgetFull(now);
    const refillMs = MINUTE_MS / this.perMinute;
    const fullAt = Math.max(now, this.fullAt.get(caller) ?? 0) + refillMs;
    const waitMs = fullAt - now - MINUTE_MS;
    if (waitMs > 0) throw new AppError('rate_limited', { retryAfterS: Math.ceil(waitMs / 1000) });
    this.fullAt.set(caller, fullAt);
  }

  /** A full bucket is like none; forgetting them keeps the map as small as the last minute. */
  private forgetFull(now: number): void {
    for (const [caller, at] of this.fullAt) if (at <= now) this.fullAt.delete(caller);
  }
}
