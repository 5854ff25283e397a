/** Lets `burst` actions through at once and `perSecond` in the long run. */
export class TokenBucket {
  #tokens: number;
  #refilledAtMs: number;

  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    nowMs = performance.now(),
  ) {
    this.#tokens = burst;
    this.#refilledAtMs = nowMs;
  }

  /** Takes one token; false when there is none. */
  take(nowMs = performance.now()): boolean {
    const earned = ((nowMs - this.#refilledAtMs) / 1000) * this.perSecond;
    this.#tokens = Math.min(this.burst, this.#tokens + earned);
    this.#refilledAtMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
