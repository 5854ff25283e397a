import { LOCAL_RECORDING_MAX_MS, type CandidateChain } from '@bakylau/contracts';
import { toApiError } from '../api-error';
import type { LinkState } from '../media/media-link';
import { Store, type ReadableStore } from '../store';
import type { ChainCapture, ChainCaptureOptions } from './chain-capture';
import { GapTake, type TakenPart } from './gap-take';
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
  tracksOf: (chain: CandidateChain) => readonly MediaStreamTrack[];
  capture: (options: ChainCaptureOptions) => Pick<ChainCapture, 'recordingId' | 'stop'>;
  send: (part: ShelvedPart) => Promise<unknown>;
  wait?: (ms: number) => Promise<void>;
}

const CHAINS = ['av', 'screen'] as const satisfies readonly CandidateChain[];
/**
 * The page goes on recording so long after the gateway hears it again, which may wait for a whole picture: rather a moment twice than
 * a moment lost.
 */
const OVERLAP_MS = 2_000;
/**
 * A line that stood still for less than this lost little that the gateway did not get again (the recorder begins 0.6 s after the last
 * word from it): such a take is thrown away.
 */
const KEEP_FROM_MS = 1_000;
/** A gateway that has not been lost by then does hear the page, though nothing comes back. */
const SUSPICION_AT_MOST_MS = 6_000;
/** After a failed upload. */
const RETRY_MS = 5_000;
/** An upload takes at most half of the line: the exam itself comes first. */
const REST_SHARE = 1;

/** Refusals that may end: somebody signs in again, or the exam comes to this window. */
const KEPT_AFTER: readonly string[] = ['unauthenticated', 'taken_over'];

/**
 * While the gateway hears nothing of this page, the page records itself, bounded, into the browser's own storage, and sends it when
 * the gateway is back. So a broken network leaves no hole that would have to be explained.
 */
export class GapKeeper {
  private readonly states = new Store<GapState>({ recording: false, waitingParts: 0, exhausted: null });
  private take: GapTake | null = null;
  private suspicion: ReturnType<typeof setTimeout> | null = null;
  /** The line is still, and the gateway hears the page all the same. */
  private unfounded = false;
  private wasHeard = false;
  private recordedMs = 0;
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
    const { phase, flowing, quiet } = this.options.link.get();
    const heard = phase === 'joined' && flowing.length > 0;
    if (heard && !quiet) return this.followHeard();
    this.clearEnding();
    // Another window, or the service itself, took the session: that is no gap.
    const wanted = phase === 'joined' || phase === 'lost' || phase === 'connecting';
    if (!wanted) return this.stopRecording();
    if (!heard) this.unfounded = false;
    if (this.wasHeard && !this.take && !this.unfounded) this.startRecording();
    if (!heard) this.keepTake();
  }

  private followHeard(): void {
    this.wasHeard = true;
    this.unfounded = false;
    if (this.take && !this.take.kept) {
      const lastedMs = (this.options.nowMs() ?? 0) - this.take.startMs;
      if (lastedMs < KEEP_FROM_MS) this.stopRecording();
      else this.keepTake();
    }
    if (this.take) this.ending ??= setTimeout(() => this.stopRecording(), OVERLAP_MS);
    void this.sendAll();
  }

  /** Begins on the first suspicion: what the gateway says of it comes seconds too late. */
  private startRecording(): void {
    const leftMs = LOCAL_RECORDING_MAX_MS - this.recordedMs;
    const startMs = this.options.nowMs();
    if (leftMs <= 0 || startMs === null || this.states.get().exhausted) return;
    const take = new GapTake(startMs, (part) => this.shelve(part));
    for (const chain of CHAINS) this.startChain(chain, take);
    if (take.captures.length === 0) return;
    this.take = take;
    this.suspicion = setTimeout(() => {
      if (take.kept || this.take !== take) return;
      this.unfounded = true;
      this.stopRecording();
    }, SUSPICION_AT_MOST_MS);
    this.limit = setTimeout(() => {
      this.stopRecording();
      this.states.patch({ exhausted: 'limit' });
    }, leftMs);
  }

  private startChain(chain: CandidateChain, take: GapTake): void {
    const tracks = this.options.tracksOf(chain).filter(({ readyState }) => readyState === 'live');
    if (tracks.length === 0) return;
    try {
      const capture = this.options.capture({
        chain,
        tracks,
        nowMs: () => Math.max(this.options.nowMs() ?? 0, 0),
        onPart: (part) => take.add({ ...part, chain, recordingId: capture.recordingId }),
      });
      take.captures.push(capture);
    } catch {
      this.states.patch({ exhausted: 'browser' });
    }
  }

  private keepTake(): void {
    if (!this.take || this.take.kept) return;
    this.take.keep();
    this.states.patch({ recording: true });
  }

  private stopRecording(): void {
    this.clearEnding();
    if (this.limit) clearTimeout(this.limit);
    if (this.suspicion) clearTimeout(this.suspicion);
    this.limit = null;
    const { take } = this;
    this.take = null;
    if (!take) return;
    if (!take.kept) return take.drop();
    take.stop();
    this.recordedMs += (this.options.nowMs() ?? take.startMs) - take.startMs;
    this.states.patch({ recording: false });
  }

  private clearEnding(): void {
    if (this.ending) clearTimeout(this.ending);
    this.ending = null;
  }

  private shelve(part: TakenPart): void {
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
      if (error.temporary || KEPT_AFTER.includes(error.code)) return false;
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
