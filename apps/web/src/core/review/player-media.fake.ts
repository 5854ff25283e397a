import type { PlayerMedia } from './player-chain';

/**
 * A video element on a hand-driven clock: it loads and seeks with a delay, starts with a latency, and plays at its own rate,
 * which is what makes real ones run out of step.
 */
export class FakeVideo implements PlayerMedia {
  src = '';
  paused = true;
  seeking = false;
  /** The network gives no more data. */
  starving = false;
  error: MediaError | null = null;
  duration = Number.NaN;
  playbackRate = 1;
  seeks = 0;
  /** 1.01 runs one per cent fast. */
  skew = 1;
  startLatencyMs = 0;
  loadMs = 20;
  seekMs = 20;
  private loadState = 0;
  private time = 0;
  private startsInMs = 0;
  private busyMs = 0;

  constructor(private readonly fileSeconds: number) {}

  get ended(): boolean {
    return Number.isFinite(this.duration) && this.time >= this.duration;
  }

  get readyState(): number {
    return this.starving ? Math.min(this.loadState, 2) : this.loadState;
  }

  get currentTime(): number {
    return this.time;
  }

  set currentTime(seconds: number) {
    this.time = seconds;
    this.seeking = true;
    this.seeks += 1;
    this.loadState = 1;
    this.busyMs = this.seekMs;
  }

  load(): void {
    this.loadState = 0;
    this.time = 0;
    this.seeking = false;
    this.error = null;
    this.duration = Number.NaN;
    this.paused = true;
    this.busyMs = this.src === '' ? Number.POSITIVE_INFINITY : this.loadMs;
  }

  removeAttribute(): void {
    this.src = '';
  }

  play(): Promise<void> {
    this.paused = false;
    this.startsInMs = this.startLatencyMs;
    return Promise.resolve();
  }

  pause(): void {
    this.paused = true;
  }

  /** Lets wall time pass. */
  pass(ms: number): void {
    if (this.busyMs > 0) {
      this.busyMs -= ms;
      if (this.busyMs > 0) return;
      this.duration = this.fileSeconds;
      this.seeking = false;
      this.loadState = 4;
      return;
    }
    if (this.paused || this.readyState < 3) return;
    if (this.startsInMs > 0) {
      this.startsInMs -= ms;
      return;
    }
    this.time = Math.min(this.time + (ms / 1000) * this.playbackRate * this.skew, this.duration);
  }
}
