/** How often the connection is asked what came back. */
const LOOK_EVERY_MS = 150;
/**
 * Reports on what is sent come back ten times a second (transport-wide congestion control), so a line that brings nothing for this
 * long is cut or stands still. The gateway's own word on it comes seconds later.
 */
const QUIET_AFTER_MS = 600;
/** A page whose timers ran late has not listened: silence needs this many looks. */
const QUIET_LOOKS = 2;

export interface ReturnWatchOptions {
  /** Bytes that came back so far; null when the browser does not tell. */
  receivedBytes: () => Promise<number | null>;
  /** Nothing comes back any more, or something does again. */
  onChange: (quiet: boolean) => void;
  now?: () => number;
}

/** Notices within a second that nothing comes back on a connection that sends. */
export class ReturnWatch {
  private readonly timer: ReturnType<typeof setInterval>;
  private lastBytes: number | null = null;
  private changedAt = 0;
  private sameLooks = 0;
  private quiet = false;
  private looking = false;
  private closed = false;

  constructor(private readonly options: ReturnWatchOptions) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    const bytes = await this.options.receivedBytes().catch(() => null);
    this.looking = false;
    if (this.closed || bytes === null) return;
    const now = (this.options.now ?? (() => performance.now()))();
    if (bytes === this.lastBytes) this.sameLooks += 1;
    else {
      // Silence is silence only after something had come.
      this.lastBytes = bytes;
      this.changedAt = now;
      this.sameLooks = 0;
    }
    this.say(bytes > 0 && this.sameLooks >= QUIET_LOOKS && now - this.changedAt >= QUIET_AFTER_MS);
  }

  private say(quiet: boolean): void {
    if (quiet === this.quiet) return;
    this.quiet = quiet;
    this.options.onChange(quiet);
  }
}

/** Bytes that came over all ways of a connection, by the browser's own count; null when it does not count them. */
export function receivedBytesOf(stats: Iterable<Readonly<Record<string, unknown>>>): number | null {
  let sum: number | null = null;
  for (const { type, bytesReceived } of stats) {
    if (type === 'candidate-pair' && typeof bytesReceived === 'number') sum = (sum ?? 0) + bytesReceived;
  }
  return sum;
}
