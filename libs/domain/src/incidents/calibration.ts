/** Collects own normal values from the first samples of a session. */
export class Calibration {
  private readonly values: number[] = [];
  private firstAtMs: number | null = null;
  private complete = false;

  constructor(private readonly options: { durationMs: number; minSamples: number }) {}

  /** Takes a sample; ignored once complete. Complete when the time has passed and there are enough samples. */
  add(atMs: number, value: number): void {
    if (this.complete) return;
    this.firstAtMs ??= atMs;
    this.values.push(value);
    this.complete =
      atMs - this.firstAtMs >= this.options.durationMs && this.values.length >= this.options.minSamples;
  }

  get isComplete(): boolean {
    return this.complete;
  }

  /** Value below which `percent` of the samples lie (nearest rank). Call only when complete. */
  percentile(percent: number): number {
    const sorted = [...this.values].sort((a, b) => a - b);
    const rank = Math.ceil((percent / 100) * sorted.length);
    const value = sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
    if (value === undefined) throw new Error('A calibration without samples has no percentile.');
    return value;
  }

  median(): number {
    return this.percentile(50);
  }
}
