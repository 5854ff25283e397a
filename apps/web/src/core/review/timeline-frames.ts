import type { RecordingChain } from '@bakylau/contracts';
import { Store, type ReadableStore } from '../store';

export interface TimelineFrame {
  /** The moment that is pointed at, session milliseconds. */
  atMs: number;
  /** Addresses of pictures; undefined while one loads, null where nothing was recorded. */
  pictures: Partial<Record<RecordingChain, string | null>>;
}

export type FetchFrame = (chain: RecordingChain, atMs: number, signal: AbortSignal) => Promise<Blob | null>;

/** Whole pictures come every few seconds; asking finer would load the same ones again. */
const GRID_MS = 5000;
/** A pointer that passes by loads nothing. */
const REST_MS = 80;
/** Some 15 kB each. */
const MOST_PICTURES = 240;

/**
 * Pictures of the moments on a timeline that somebody points at. At most one moment is loaded at a time, and the latest
 * wins, so that the player's own loading is not held up.
 */
export class TimelineFrames {
  private readonly store = new Store<{ frame: TimelineFrame | null }>({ frame: null });
  private readonly known = new Map<string, string | null>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private loading: AbortController | null = null;

  constructor(
    private readonly chains: readonly RecordingChain[],
    private readonly fetchFrame: FetchFrame,
    private readonly urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'> = URL,
  ) {}

  get state(): ReadableStore<{ frame: TimelineFrame | null }> {
    return this.store;
  }

  point(atMs: number): void {
    clearTimeout(this.timer);
    this.show(atMs);
    if (this.chains.every((chain) => this.known.has(keyOf(chain, atMs)))) return;
    this.timer = setTimeout(() => void this.load(atMs), REST_MS);
  }

  leave(): void {
    clearTimeout(this.timer);
    this.loading?.abort();
    this.store.set({ frame: null });
  }

  close(): void {
    this.leave();
    for (const url of this.known.values()) if (url) this.urls.revokeObjectURL(url);
    this.known.clear();
  }

  private async load(atMs: number): Promise<void> {
    this.loading?.abort();
    const { signal } = (this.loading = new AbortController());
    await Promise.all(
      this.chains.map(async (chain) => {
        const key = keyOf(chain, atMs);
        if (this.known.has(key)) return;
        const blob = await this.fetchFrame(chain, onGrid(atMs), signal).catch(() => undefined);
        // A failure is no answer: the next time it is asked again.
        if (blob !== undefined && !signal.aborted) this.keep(key, blob && this.urls.createObjectURL(blob));
      }),
    );
    const { frame } = this.store.get();
    if (!signal.aborted && frame) this.show(frame.atMs);
  }

  private keep(key: string, url: string | null): void {
    this.known.set(key, url);
    const [oldest] = this.known;
    if (this.known.size <= MOST_PICTURES || !oldest) return;
    this.known.delete(oldest[0]);
    if (oldest[1]) this.urls.revokeObjectURL(oldest[1]);
  }

  private show(atMs: number): void {
    const pictures = Object.fromEntries(
      this.chains.map((chain) => [chain, this.known.get(keyOf(chain, atMs))]),
    );
    this.store.set({ frame: { atMs, pictures } });
  }
}

function onGrid(atMs: number): number {
  return Math.floor(atMs / GRID_MS) * GRID_MS;
}

function keyOf(chain: RecordingChain, atMs: number): string {
  return `${chain} ${onGrid(atMs)}`;
}
