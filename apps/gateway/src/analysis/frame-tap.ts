import { type Descriptor, type FrameObservation, type FrameRequest } from '@bakylau/contracts';
import { type KeyFrame } from '@bakylau/recording';

/** How often identity is looked at; a descriptor costs more than everything else on a frame. */
const IDENTITY_EVERY_MS = 5_000;
/** Key frames that others asked for come in between; only what is near the wished interval is analysed. */
const EARLIEST_SHARE = 0.6;

export interface FrameTapOptions {
  sessionId: string;
  /** Wished time between analysed frames. */
  intervalMs: number;
  analyse: (request: FrameRequest) => Promise<FrameObservation>;
  /** The enrolled descriptor; null when there is none to compare with. */
  reference: Descriptor | null;
  onObservation: (observation: FrameObservation, frame: KeyFrame) => void;
  onUnavailable: (atMs: number, error: unknown) => void;
}

/**
 * Hands the camera's key frames to the analysis: one at a time, and while one is there only the newest waits. So a slow or
 * absent analysis costs samples (they are counted), never memory and never the media.
 */
export class FrameTap {
  #inFlight = false;
  #waiting: KeyFrame | null = null;
  #lastTakenMs = -Infinity;
  #lastIdentityMs = -Infinity;
  #previousThumbnail: string | undefined;
  #dropped = 0;
  #closed = false;

  constructor(private readonly options: FrameTapOptions) {}

  /** Frames that a newer one replaced before they could be analysed. */
  get droppedFrames(): number {
    return this.#dropped;
  }

  offer(frame: KeyFrame): void {
    if (this.#closed || frame.atMs - this.#lastTakenMs < this.options.intervalMs * EARLIEST_SHARE) return;
    this.#lastTakenMs = frame.atMs;
    if (this.#inFlight) {
      if (this.#waiting) this.#dropped++;
      this.#waiting = frame;
      return;
    }
    void this.#analyse(frame);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = null;
  }

  async #analyse(frame: KeyFrame): Promise<void> {
    this.#inFlight = true;
    const request = this.#requestFor(frame);
    try {
      const observation = await this.options.analyse(request);
      this.#previousThumbnail = observation.quality.thumbnail;
      if (request.reference) this.#lastIdentityMs = request.atMs;
      if (!this.#closed) this.options.onObservation(observation, frame);
    } catch (error) {
      // Whatever went wrong, this frame has no observation; the rules count it, whatever the reason.
      if (!this.#closed) this.options.onUnavailable(request.atMs, error);
    } finally {
      this.#inFlight = false;
    }
    const next = this.#waiting;
    this.#waiting = null;
    if (next && !this.#closed) void this.#analyse(next);
  }

  #requestFor(frame: KeyFrame): FrameRequest {
    const { sessionId, reference } = this.options;
    const atMs = Math.round(frame.atMs);
    const wantsIdentity = reference !== null && atMs - this.#lastIdentityMs >= IDENTITY_EVERY_MS;
    return {
      sessionId,
      atMs,
      source: 'camera',
      encoding: 'vp8',
      image: frame.vp8.toString('base64'),
      ...(wantsIdentity && { reference }),
      ...(this.#previousThumbnail !== undefined && { previousThumbnail: this.#previousThumbnail }),
    };
  }
}
