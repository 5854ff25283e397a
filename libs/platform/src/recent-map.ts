interface Kept<Value> {
  value: Value;
  /** By performance.now(). */
  until: number;
}

/** A memory with bounds: at most so many values by text keys, of which the one set first goes first, and none for longer than a time. */
export class RecentMap<Value> {
  private readonly kept = new Map<string, Kept<Value>>();

  /** @param forMs how long after `set` a value is given out; without it, as long as there is room */
  constructor(
    private readonly atMost: number,
    private readonly forMs = Infinity,
  ) {}

  get(key: string): Value | undefined {
    const kept = this.kept.get(key);
    if (kept && kept.until > performance.now()) return kept.value;
    this.kept.delete(key);
    return undefined;
  }

  set(key: string, value: Value): void {
    this.kept.delete(key);
    this.kept.set(key, { value, until: performance.now() + this.forMs });
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.atMost && oldest !== undefined) this.kept.delete(oldest);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }
}
