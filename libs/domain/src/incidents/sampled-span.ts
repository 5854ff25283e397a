/**
 * One look at the thing that a rule watches. `over` supports an incident, `under` speaks against it, `between` (the band of
 * hysteresis) neither opens nor closes.
 */
export interface Sample {
  atMs: number;
  /** End of the sample when it is a window; the same as atMs for a frame. */
  untilMs: number;
  /** From when a span that this sample begins is counted; atMs unless the thing is known to have begun before. */
  sinceMs?: number;
  zone: 'over' | 'between' | 'under';
  /** The detector's own confidence in this sample, 0 to 1. */
  weight: number;
  /** The rule's figure; the highest of the supporting samples is kept as `peak`. */
  figure: number;
}

export interface SpanThresholds {
  /** Opens when supporting samples span this time... */
  openAfterMs: number;
  /** ...and are at least this many. */
  minSamples: number;
  /** Hint for the candidate when supporting samples span this time; null raises none. 0 raises it on opening. */
  hintAfterMs: number | null;
  /** A pending span survives samples that do not support it for this long. */
  bridgeMs: number;
  /** Closes when samples under the threshold span this time... */
  closeAfterMs: number;
  /** ...and are at least this many. */
  closeSamples: number;
  /** Samples further apart than this belong to no common span. */
  maxSampleGapMs: number;
  updateEveryMs: number;
}

export type SpanEvent = 'hinted' | 'unhinted' | 'opened' | 'updated' | 'closed';

/** Joins samples into spans with hysteresis. After `closed` the figures of the closed span stay readable until the next one. */
export class SampledSpan {
  private state: 'idle' | 'pending' | 'open' = 'idle';
  private hinted = false;
  private samples = 0;
  private supports = 0;
  private weightSum = 0;
  private startMs = 0;
  private supportUntilMs = 0;
  private highest = 0;
  private lastAtMs = 0;
  private lastUpdateMs = 0;
  private underSinceMs: number | null = null;
  private underSamples = 0;
  /** Samples since the last supporting one. */
  private unsupported = 0;

  constructor(private readonly thresholds: SpanThresholds) {}

  get isIdle(): boolean {
    return this.state === 'idle';
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  get startedAtMs(): number {
    return this.startMs;
  }

  get supportedUntilMs(): number {
    return this.supportUntilMs;
  }

  get supportingSamples(): number {
    return this.supports;
  }

  /** Samples up to the last supporting one, whether they supported or not. */
  get allSamples(): number {
    return this.samples;
  }

  get peak(): number {
    return this.highest;
  }

  /** Share of the samples up to the last supporting one that supported, each weighted by the detector's confidence. */
  get confidence(): number {
    return this.samples === 0 ? 0 : this.weightSum / this.samples;
  }

  push(sample: Sample): SpanEvent[] {
    const lapsed = this.lapse(sample.atMs);
    this.lastAtMs = sample.untilMs;
    if (sample.zone === 'over') return [...lapsed, ...this.support(sample)];
    if (this.state === 'pending') return [...lapsed, ...this.doubt(sample)];
    if (this.state === 'open') return [...lapsed, ...this.contradict(sample)];
    return lapsed;
  }

  /** Tells that time passed without a sample; ends a span whose samples ceased. */
  lapse(nowMs: number): SpanEvent[] {
    if (this.state === 'idle' || nowMs - this.lastAtMs <= this.thresholds.maxSampleGapMs) return [];
    return this.drop();
  }

  /** Forgets a pending span and closes an open one at its last supporting sample. */
  drop(): SpanEvent[] {
    const events: SpanEvent[] = this.state === 'open' ? ['closed'] : [];
    if (this.hinted) events.push('unhinted');
    this.state = 'idle';
    this.hinted = false;
    return events;
  }

  private support(sample: Sample): SpanEvent[] {
    const { openAfterMs, minSamples, hintAfterMs, updateEveryMs } = this.thresholds;
    if (this.state === 'idle') this.begin(sample);
    this.samples += 1 + this.unsupported;
    this.unsupported = 0;
    this.supports += 1;
    this.weightSum += Math.min(1, Math.max(0, sample.weight));
    this.highest = Math.max(this.highest, sample.figure);
    this.supportUntilMs = sample.untilMs;
    this.underSinceMs = null;
    this.underSamples = 0;

    const events: SpanEvent[] = [];
    const lastedMs = this.supportUntilMs - this.startMs;
    const opens = this.state === 'pending' && lastedMs >= openAfterMs && this.supports >= minSamples;
    const hints = hintAfterMs !== null && (opens || (hintAfterMs > 0 && lastedMs >= hintAfterMs));
    if (hints && !this.hinted) {
      this.hinted = true;
      events.push('hinted');
    }
    if (opens) {
      this.state = 'open';
      this.lastUpdateMs = sample.untilMs;
      events.push('opened');
    } else if (this.state === 'open' && sample.untilMs - this.lastUpdateMs >= updateEveryMs) {
      this.lastUpdateMs = sample.untilMs;
      events.push('updated');
    }
    return events;
  }

  private begin(sample: Sample): void {
    this.state = 'pending';
    this.startMs = Math.min(sample.sinceMs ?? sample.atMs, sample.atMs);
    this.samples = 0;
    this.supports = 0;
    this.weightSum = 0;
    this.highest = -Infinity;
    this.unsupported = 0;
  }

  /** A pending span does not survive a sample that does not support it, unless that is a short pause. */
  private doubt(sample: Sample): SpanEvent[] {
    this.unsupported += 1;
    return sample.untilMs - this.supportUntilMs > this.thresholds.bridgeMs ? this.drop() : [];
  }

  private contradict(sample: Sample): SpanEvent[] {
    this.unsupported += 1;
    if (sample.zone === 'between') {
      this.underSinceMs = null;
      this.underSamples = 0;
      return [];
    }
    this.underSinceMs ??= sample.atMs;
    this.underSamples += 1;
    const { closeAfterMs, closeSamples } = this.thresholds;
    const enough = sample.untilMs - this.underSinceMs >= closeAfterMs && this.underSamples >= closeSamples;
    return enough ? this.drop() : [];
  }
}
