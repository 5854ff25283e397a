/** Half a minute of a 50 ppm clock is 1.5 ms, so a window of a minute follows drift and still sees many fast packets. */
const WINDOW_SECONDS = 60;
/** How fast the mapping may follow when the fastest packets become slower: 5 ms a second, a hundred times any real drift. */
const MAX_SLEW_MS_PER_S = 5;
/** Slower than this for so many seconds on end is no jitter: the sender's timestamps were set back. */
const STEP_MS = 1000;
const STEP_SECONDS = 5;

/**
 * Maps RTP timestamps to session time. Of all packets in the last minute the one that travelled fastest tells best how the two
 * clocks stand; network delay and jitter only ever add. (Sender reports brought no better agreement of sound and picture.)
 */
export class RtpClock {
  private readonly minima = new Float64Array(WINDOW_SECONDS).fill(Infinity);
  private second = -1;
  private windowMinimum = Infinity;
  private appliedOffsetMs = NaN;
  private lastTimestamp = 0;
  private unwrapped = 0;
  private hasTimestamp = false;
  private readonly ticksPerMs: number;

  constructor(clockRateHz: number) {
    this.ticksPerMs = clockRateHz / 1000;
  }

  /** Learns from one packet at its arrival, in whatever order packets come. Times are session milliseconds. */
  observe(timestamp: number, arrivalMs: number): void {
    const offsetMs = arrivalMs - this.unwrap(timestamp) / this.ticksPerMs;
    const second = Math.floor(arrivalMs / 1000);
    if (second !== this.second) this.turnTo(second);
    const slot = modulo(second);
    if (offsetMs < this.minima[slot]!) this.minima[slot] = offsetMs;
    if (offsetMs < this.windowMinimum) this.windowMinimum = offsetMs;
    if (!(this.appliedOffsetMs <= this.windowMinimum)) this.appliedOffsetMs = this.windowMinimum;
  }

  /** Session milliseconds, with fractions, of a timestamp near the last observed ones. NaN before the first `observe`. */
  toSessionMs(timestamp: number): number {
    const ticks = this.unwrapped + ((timestamp - this.lastTimestamp) | 0);
    return ticks / this.ticksPerMs + this.appliedOffsetMs;
  }

  /** Forgets everything: the next packet is of another stream. */
  reset(): void {
    this.minima.fill(Infinity);
    this.second = -1;
    this.windowMinimum = Infinity;
    this.appliedOffsetMs = NaN;
    this.hasTimestamp = false;
    this.unwrapped = 0;
  }

  private unwrap(timestamp: number): number {
    if (this.hasTimestamp) this.unwrapped += (timestamp - this.lastTimestamp) | 0;
    this.hasTimestamp = true;
    this.lastTimestamp = timestamp;
    return this.unwrapped;
  }

  /** Once a second: forgets what left the window, and lets the mapping follow slowly when the minimum rose. */
  private turnTo(second: number): void {
    const isFirst = this.second < 0;
    const passed = isFirst ? 1 : Math.min(Math.max(second - this.second, 1), WINDOW_SECONDS);
    for (let i = 0; i < passed; i++) this.minima[modulo(second - i)] = Infinity;
    this.second = second;
    if (isFirst) return;
    this.windowMinimum = this.minimumOfLast(WINDOW_SECONDS, second + 1);
    const recent = this.minimumOfLast(STEP_SECONDS, second);
    if (recent - this.appliedOffsetMs > STEP_MS && recent !== Infinity && this.spansStep(second)) {
      this.minima.fill(Infinity);
      this.minima[modulo(second - 1)] = recent;
      this.windowMinimum = recent;
      this.appliedOffsetMs = recent;
    } else if (this.windowMinimum !== Infinity && this.windowMinimum > this.appliedOffsetMs) {
      this.appliedOffsetMs = Math.min(this.windowMinimum, this.appliedOffsetMs + passed * MAX_SLEW_MS_PER_S);
    }
  }

  /** Over the seconds before `second`. */
  private minimumOfLast(seconds: number, second: number): number {
    let minimum = Infinity;
    for (let i = 1; i <= seconds; i++) {
      const candidate = this.minima[modulo(second - i)]!;
      if (candidate < minimum) minimum = candidate;
    }
    return minimum;
  }

  /** A step counts only when packets came in each of the seconds: after a pause the first burst may be late as a whole. */
  private spansStep(second: number): boolean {
    for (let i = 1; i <= STEP_SECONDS; i++) if (this.minima[modulo(second - i)] === Infinity) return false;
    return true;
  }
}

function modulo(second: number): number {
  return ((second % WINDOW_SECONDS) + WINDOW_SECONDS) % WINDOW_SECONDS;
}
