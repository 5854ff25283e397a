import { LOCAL_RECORDING_MAX_MS, type RecordingChain } from '@bakylau/contracts';
import { toApiError } from '../api-error';
import type { LinkState } from '../media/media-link';
import { Store, type ReadableStore } from '../store';
import type { ChainCapture, ChainCaptureOptions } from './chain-capture';
import type { PartShelf, ShelvedPart } from './part-shelf';

export interface GapState {
  /** The page records itself now. */
  recording: boolean;
  /** Parts that wait for their upload. */
  waitingParts: number;
  /** No more is recorded: the limit is reached, or the browser does not store or record. */
  exhausted: 'limit' | 'browser' | null;
}

export interface GapKeeperOptions {
  attemptId: string;
  link: ReadableStore<LinkState>;
  shelf: PartShelf;
  /** Session milliseconds; null before they are known. */
  nowMs: () => number | null;
  tracksOf: (chain: RecordingChain) => readonly MediaStreamTrack[];
  capture: (options: ChainCaptureOptions) => Pick<ChainCapture, 'recordingId' | 'stop'>;
  send: (part: ShelvedPart) => Promise<unknown>;
  wait?: (ms: number) => Promise<void>;
}

const CHAINS = ['av', 'screen'] as const satisfies readonly RecordingChain[];
/** The page goes on recording so long after the gateway hears it again: rather a moment twice than a moment lost. */
const OVERLAP_MS = 1_000;
/** After a failed upload. */
const RETRY_MS = 5_000;
/** An upload takes at most half of the line: the exam itself comes first. */
const REST_SHARE = 1;

/**
 * While the gateway hears nothing of this page, the page records itself, bounded, into the browser's own storage, and sends it when
 * the gateway is back. So a broken network leaves no hole that would have to be explained.
 */
export class GapKeeper {
  private readonly states = new Store<GapState>({ recording: false, waitingParts: 0, exhausted: null });
  private captures: Pick<ChainCapture, 'recordingId' | 'stop'>[] = [];
  private wasHeard = false;
  private recordedMs = 0;
  private beganMs = 0;
  private ending: ReturnType<typeof setTimeout> | null = null;
  private limit: ReturnType<typeof setTimeout> | null = null;
  private sending = false;
  private closed = false;
  private shelving: Promise<void> = Promise.resolve();
  private unsubscribe: (() => void) | null = null;

  constructor(private readonly options: GapKeeperOptions) {}

  get state(): ReadableStore<GapState> {
    return this.states;
  }

  /** Begins to watch the link, and sends what an earlier page left. */
  open(): void {
    this.unsubscribe ??= this.options.link.subscribe(() => this.follow());
    void this.sendAll();
  }

  /** The exam is over: nothing is recorded any more, what waits is still sent. */
  end(): void {
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.stopRecording();
    void this.shelving.then(() => this.sendAll());
  }

  close(): void {
    this.closed = true;
    this.end();
  }

  private follow(): void {
    const { phase, flowing } = this.options.link.get();
    const heard = phase === 'joined' && flowing.length > 0;
    if (heard) {
      this.wasHeard = true;
      if (this.captures.length > 0) this.ending ??= setTimeout(() => this.stopRecording(), OVERLAP_MS);
      void this.sendAll();
      return;
    }
    this.clearEnding();
    // Another window, or the service itself, took the session: that is no gap.
    const wanted = phase === 'joined' || phase === 'lost' || phase === 'connecting';
    if (!wanted) this.stopRecording();
    else if (this.wasHeard && this.captures.length === 0) this.startRecording();
  }

  private startRecording(): void {
    const leftMs = LOCAL_RECORDING_MAX_MS - this.recordedMs;
    const startMs = this.options.nowMs();
    if (leftMs <= 0 || startMs === null || this.states.get().exhausted) return;
    for (const chain of CHAINS) this.startChain(chain);
    if (this.captures.length === 0) return;
    this.beganMs = startMs;
    this.limit = setTimeout(() => {
      this.stopRecording();
      this.states.patch({ exhausted: 'limit' });
    }, leftMs);
    this.states.patch({ recording: true });
  }

  private startChain(chain: RecordingChain): void {
    const tracks = this.options.tracksOf(chain).filter(({ readyState }) => readyState === 'live');
    if (tracks.length === 0) return;
    try {
      const capture = this.options.capture({
        chain,
        tracks,
        nowMs: () => Math.max(this.options.nowMs() ?? 0, 0),
        onPart: (part) => this.shelve({ ...part, chain, recordingId: capture.recordingId }),
      });
      this.captures.push(capture);
    } catch {
      this.states.patch({ exhausted: 'browser' });
    }
  }

  private stopRecording(): void {
    this.clearEnding();
    if (this.limit) clearTimeout(this.limit);
    this.limit = null;
    if (this.captures.length === 0) return;
    for (const capture of this.captures.splice(0)) capture.stop();
    this.recordedMs += (this.options.nowMs() ?? this.beganMs) - this.beganMs;
    this.states.patch({ recording: false });
  }

  private clearEnding(): void {
    if (this.ending) clearTimeout(this.ending);
    this.ending = null;
  }

  private shelve(part: Omit<ShelvedPart, 'attemptId'>): void {
    this.shelving = this.shelving.then(async () => {
      try {
        await this.options.shelf.add({ ...part, attemptId: this.options.attemptId });
        await this.count();
      } catch {
        // A browser without room: recording on would keep nothing and hide the hole.
        this.states.patch({ exhausted: 'browser' });
        this.stopRecording();
      }
      void this.sendAll();
    });
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (!this.closed && this.mayUpload()) {
        const part = await this.options.shelf.next();
        if (!part) break;
        const beganAt = performance.now();
        if (!(await this.sendOne(part))) await this.wait(RETRY_MS);
        else await this.wait((performance.now() - beganAt) * REST_SHARE);
      }
      await this.count();
    } catch {
      // No storage: there is nothing to send either.
    } finally {
      this.sending = false;
    }
  }

  /** @returns whether it is done with: stored, or refused for good */
  private async sendOne(part: ShelvedPart): Promise<boolean> {
    try {
      await this.options.send(part);
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.temporary || error.code === 'unauthenticated') return false;
    }
    await this.options.shelf.remove(part);
    await this.count();
    return true;
  }

  /** During the exam only over a line that stands; afterwards whenever. */
  private mayUpload(): boolean {
    const { phase, flowing } = this.options.link.get();
    return phase === 'idle' || phase === 'closed' || (phase === 'joined' && flowing.length > 0);
  }

  private async count(): Promise<void> {
    this.states.patch({ waitingParts: await this.options.shelf.count() });
  }

  private wait(ms: number): Promise<void> {
    return this.options.wait ? this.options.wait(ms) : new Promise((done) => setTimeout(done, ms));
  }
}
