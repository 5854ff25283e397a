/** What is asked for again and again within this time is one view, and one line in the log. */
const ONE_VIEW_MS = 10 * 60_000;

/** Remembers views that were written down already. In the memory of the process: after a restart they are written again. */
export class OneView {
  private readonly views = new Map<string, number>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Writes a view down unless it was a moment ago; a view whose writing failed is not remembered. */
  async record(key: string, write: () => Promise<void>): Promise<void> {
    const now = this.now();
    for (const [view, at] of this.views) if (now - at >= ONE_VIEW_MS) this.views.delete(view);
    if (this.views.has(key)) return;
    await write();
    this.views.set(key, now);
  }
}
