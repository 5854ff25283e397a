import type { RecordingChain, RecordingTrack } from '@bakylau/contracts';
import { coverageAt, type Coverage } from './recording-coverage';

/** The part of a <video> element that a chain steers. */
export type PlayerMedia = Pick<
  HTMLMediaElement,
  | 'src'
  | 'currentTime'
  | 'duration'
  | 'playbackRate'
  | 'paused'
  | 'ended'
  | 'seeking'
  | 'readyState'
  | 'error'
  | 'play'
  | 'pause'
  | 'load'
  | 'removeAttribute'
>;

/** What the page says about a chain: `none` was never recorded, `gap` has no picture at this moment. */
export type ChainCondition = 'none' | 'gap' | 'loading' | 'showing' | 'failed';

/** A picture that is further off than this is sought; a smaller error is made good by a slightly other speed. */
export const SEEK_DRIFT_MS = 250;
/** How exactly a paused or waiting picture must stand. */
const ALIGNED_MS = 40;
/** Nudging starts beyond the first and stops within the second figure. */
const NUDGE_FROM_MS = 30;
const NUDGE_UNTIL_MS = 10;
/** Largest change of speed for a nudge: silent pictures may run a quarter faster or slower for a moment. */
const MAX_NUDGE = 0.25;
/** A running player changes to a grown recording when it comes this near to the end of the loaded one. */
const GROWN_MARGIN_MS = 8000;
/** A seek that the browser did not carry out is asked for again after this time. */
const SEEK_AGAIN_MS = 400;

/** A file that the browser calls ended is at its end, though its last frame may begin a little earlier. */
const ENDED_MARGIN_MS = 1000;

const HAVE_METADATA = 1;
const HAVE_CURRENT_DATA = 2;
const HAVE_FUTURE_DATA = 3;

/** One recorded chain in one <video> element. File time 0 is the chain's `startMs` on the session clock. */
export class PlayerChain {
  private track: RecordingTrack | null = null;
  private grown: { track: RecordingTrack; url: string } | null = null;
  private soughtAt = -Infinity;
  private nudging = false;

  constructor(
    readonly name: RecordingChain,
    private readonly media: PlayerMedia,
    private readonly now: () => number,
  ) {}

  get loaded(): RecordingTrack | null {
    return this.track;
  }

  /** Takes a recording, or a longer version of the one it has; that one is loaded when `adoptGrown` finds it useful. */
  offer(track: RecordingTrack, url: string): void {
    if (this.track?.version === track.version) return;
    this.grown = { track, url };
    if (!this.track) this.adopt();
  }

  /** Loads another recording in place of the one that is loaded. */
  protected show(track: RecordingTrack, url: string): void {
    this.grown = { track, url };
    this.adopt();
  }

  /** Loads a longer version when the picture stands still or nears the end of what is loaded. */
  adoptGrown(positionMs: number, playing: boolean): void {
    if (!this.grown || !this.track) return;
    if (!playing || positionMs > this.track.endMs - GROWN_MARGIN_MS) this.adopt();
  }

  /** Tries a failed file again. */
  reload(): void {
    if (this.track) this.media.load();
  }

  close(): void {
    this.media.pause();
    this.media.removeAttribute('src');
    this.media.load();
    this.track = null;
    this.grown = null;
  }

  /** What the chain has at this instant. A file that is shorter than announced counts as ended where it ends. */
  coverage(positionMs: number): Coverage {
    if (!this.track || this.media.error) return { kind: 'after' };
    return positionMs >= this.fileEndMs() ? { kind: 'after' } : coverageAt(this.track, positionMs);
  }

  condition(positionMs: number): ChainCondition {
    if (!this.track) return 'none';
    if (this.media.error) return 'failed';
    if (this.coverage(positionMs).kind !== 'recorded') return 'gap';
    return this.media.readyState >= HAVE_CURRENT_DATA && !this.media.seeking ? 'showing' : 'loading';
  }

  /** Session time of the picture that is shown, milliseconds. */
  mediaMs(): number {
    return (this.track?.startMs ?? 0) + this.media.currentTime * 1000;
  }

  /** Whether the picture can go on from here, or has nothing to show and so holds nobody up. */
  isReady(positionMs: number): boolean {
    if (this.coverage(positionMs).kind !== 'recorded') return true;
    return (
      !this.media.seeking &&
      this.media.readyState >= HAVE_FUTURE_DATA &&
      Math.abs(this.mediaMs() - positionMs) <= ALIGNED_MS
    );
  }

  /** Brings a standing picture to the position; in a gap it waits where the picture comes back. */
  align(positionMs: number): void {
    this.halt();
    const coverage = this.coverage(positionMs);
    if (coverage.kind === 'after') return;
    this.seekNear(coverage.kind === 'gap' ? coverage.untilMs : positionMs);
  }

  /** Starts the picture. The promise of play() fails when a pause or a new file overtakes it, which is no error. */
  run(positionMs: number, speed: number): void {
    if (this.coverage(positionMs).kind !== 'recorded') return this.align(positionMs);
    this.setRate(speed);
    this.nudging = false;
    if (this.media.paused) this.media.play().catch(() => undefined);
  }

  halt(): void {
    if (!this.media.paused) this.media.pause();
  }

  /** Whether the running clock may take its time from this picture. */
  leads(positionMs: number): boolean {
    return (
      !this.media.paused && !this.media.seeking && Math.abs(this.mediaMs() - positionMs) <= SEEK_DRIFT_MS
    );
  }

  /**
   * Keeps a running picture in step by its speed; one that comes out of a gap is started.
   * @returns false when it must load or is so far off that only a seek helps
   */
  keepInStep(positionMs: number, speed: number): boolean {
    if (this.media.paused) {
      if (!this.isReady(positionMs)) return false;
      this.run(positionMs, speed);
      return true;
    }
    if (this.media.seeking || this.media.readyState < HAVE_FUTURE_DATA) return false;
    const driftMs = this.mediaMs() - positionMs;
    if (Math.abs(driftMs) > SEEK_DRIFT_MS) return false;
    this.nudging = Math.abs(driftMs) > (this.nudging ? NUDGE_UNTIL_MS : NUDGE_FROM_MS);
    const limit = MAX_NUDGE * speed;
    // Makes the error good within about half a second.
    const nudge = this.nudging ? Math.max(-limit, Math.min(limit, -driftMs / 500)) : 0;
    const rate = speed + nudge;
    if (nudge === 0 || Math.abs(this.media.playbackRate - rate) > 0.01) this.setRate(rate);
    return true;
  }

  private fileEndMs(): number {
    const { duration } = this.media;
    if (!Number.isFinite(duration)) return Infinity;
    return (this.track?.startMs ?? 0) + duration * 1000 - (this.media.ended ? ENDED_MARGIN_MS : ALIGNED_MS);
  }

  private setRate(rate: number): void {
    if (this.media.playbackRate !== rate) this.media.playbackRate = rate;
  }

  private seekNear(targetMs: number): void {
    if (!this.track || this.media.readyState < HAVE_METADATA) return;
    if (Math.abs(this.mediaMs() - targetMs) <= ALIGNED_MS / 2) return;
    if (this.media.seeking && this.now() - this.soughtAt < SEEK_AGAIN_MS) return;
    this.soughtAt = this.now();
    this.media.currentTime = Math.max(0, (targetMs - this.track.startMs) / 1000);
  }

  private adopt(): void {
    if (!this.grown) return;
    this.track = this.grown.track;
    this.media.src = this.grown.url;
    this.grown = null;
    this.media.load();
  }
}
