/** Waits between tries: grows by half from `minMs` to `maxMs`, with up to a fifth of chance so that a hall of candidates does not knock at once. */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly minMs = 500,
    private readonly maxMs = 8000,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds to wait before the next try. */
  next(): number {
    const base = Math.min(this.maxMs, this.minMs * 1.5 ** this.failures);
    this.failures += 1;
    return Math.round(base * (1 + this.random() / 5));
  }

  reset(): void {
    this.failures = 0;
  }
}
