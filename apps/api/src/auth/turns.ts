interface Lane {
  running: number;
  /** Each starts the one that waits. */
  waiting: (() => void)[];
}

/** Lets a bounded number of pieces of work of one key run at the same time; the others wait, first come, first served. */
export class Turns {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly atOnce: number) {}

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(key) ?? { running: 0, waiting: [] };
    this.lanes.set(key, lane);
    if (lane.running < this.atOnce) lane.running += 1;
    else await new Promise<void>((resolve) => lane.waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.leave(key, lane);
    }
  }

  private leave(key: string, lane: Lane): void {
    const next = lane.waiting.shift();
    // The place goes to the next one without becoming free in between, so that nobody overtakes.
    if (next) return next();
    lane.running -= 1;
    if (lane.running === 0) this.lanes.delete(key);
  }
}
