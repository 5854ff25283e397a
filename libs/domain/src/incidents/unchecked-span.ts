import { type IdentityUnusableReason } from '@bakylau/contracts';

/** A time in which somebody was there and could not be compared with the enrolled photo. */
export class UncheckedSpan {
  private lastMs: number;
  private withoutMs = 0;
  private weightSum = 0;
  private usable = 0;
  private usableSinceMiss = 0;
  private readonly counts = new Map<IdentityUnusableReason, number>();

  /** @param maxSampleGapMs pictures further apart say nothing of the time between them */
  constructor(
    readonly startedAtMs: number,
    private readonly maxSampleGapMs: number,
  ) {
    this.lastMs = startedAtMs;
  }

  get lastMissMs(): number {
    return this.lastMs;
  }

  /** How long nobody could be compared, gaps left out. */
  get missedMs(): number {
    return this.withoutMs;
  }

  /** How many pictures could not serve. */
  get misses(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get usableInRow(): number {
    return this.usableSinceMiss;
  }

  /** Why pictures could not serve and how many each, the most frequent first. */
  get reasons(): [IdentityUnusableReason, number][] {
    return [...this.counts].sort(([, a], [, b]) => b - a);
  }

  /** Share of the pictures that could not serve, each weighted by how sure the networks are of the person. */
  get confidence(): number {
    const all = this.misses + this.usable - this.usableSinceMiss;
    return all === 0 ? 0 : this.weightSum / all;
  }

  /** @param weight how sure the networks are that somebody is there, 0 to 1 */
  noteMiss(atMs: number, reason: IdentityUnusableReason, weight: number): void {
    const gapMs = atMs - this.lastMs;
    if (gapMs <= this.maxSampleGapMs) this.withoutMs += gapMs;
    this.lastMs = atMs;
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
    this.weightSum += Math.min(1, Math.max(0, weight));
    this.usableSinceMiss = 0;
  }

  /** A picture that could be compared; the time before it belongs to the span only when misses follow. */
  noteUsable(): void {
    this.usable += 1;
    this.usableSinceMiss += 1;
  }
}
