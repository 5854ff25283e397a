import { type FrameSize } from '@bakylau/recording';
import { SizeJump } from './size-jump';

export interface FramePaceLimits {
  keyframeEveryMs: number;
  /** For the few seconds after a change; also the least time before a jump in the picture is looked at. */
  burstKeyframeEveryMs: number;
}

/** Key frames that others asked for come in between; only what is near the wished interval is analysed. */
const EARLIEST_SHARE = 0.6;
/** An overloaded analysis gets every fourth picture at the least. */
const SLOWEST_FACTOR = 4;
/** Pictures analysed in time before the pace is raised again. */
const CALM_PICTURES = 5;

/**
 * How often a candidate's picture is wanted: the profile's interval as a rule, faster in a burst, at once when the picture jumps,
 * slower while the analysis cannot keep up.
 */
export class FramePace {
  readonly #jump = new SizeJump();
  #askedMs = -Infinity;
  #takenMs = -Infinity;
  #jumped = false;
  #factor = 1;
  #calm = 0;
  #misses = 0;

  constructor(
    private readonly limits: FramePaceLimits,
    private readonly isBurst: (atMs: number) => boolean,
  ) {}

  /** Takes note of any frame of the camera; true when a whole picture should be asked for now. */
  asksAfter(frame: FrameSize): boolean {
    if (this.#jump.note(frame)) this.#jumped = true;
    const sinceMs = frame.atMs - Math.max(this.#askedMs, this.#takenMs);
    if (frame.isKey || sinceMs < this.#intervalMs(frame.atMs)) return false;
    this.#askedMs = frame.atMs;
    return true;
  }

  /** Whether a whole picture that came should be analysed; one that is counts as taken. */
  takes(atMs: number): boolean {
    if (atMs - this.#takenMs < this.#intervalMs(atMs) * EARLIEST_SHARE) return false;
    this.#takenMs = atMs;
    this.#jumped = false;
    return true;
  }

  /** A picture was analysed before the next one came. */
  keptUp(): void {
    this.#misses = 0;
    if (this.#factor === 1 || ++this.#calm < CALM_PICTURES) return;
    this.#calm = 0;
    this.#factor = Math.max(1, this.#factor / 2);
  }

  /** A picture had to be given up. One alone may be chance: the second in a row halves the pace. */
  fellBehind(): void {
    this.#calm = 0;
    if (++this.#misses < 2) return;
    this.#misses = 0;
    this.#factor = Math.min(SLOWEST_FACTOR, this.#factor * 2);
  }

  #intervalMs(atMs: number): number {
    const { keyframeEveryMs, burstKeyframeEveryMs } = this.limits;
    // Looking faster would make an overload worse.
    if (this.#factor > 1) return keyframeEveryMs * this.#factor;
    return this.#jumped || this.isBurst(atMs) ? burstKeyframeEveryMs : keyframeEveryMs;
  }
}
