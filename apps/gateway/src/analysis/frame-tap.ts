import { type Descriptor, type FrameObservation, type FrameRequest } from '@bakylau/contracts';
import { IdentityMemory, type LookPlan, type LookSchedule } from '@bakylau/domain';
import { type FrameSize, type KeyFrame } from '@bakylau/recording';
import { type FramePace } from './frame-pace';

export interface FrameTapOptions {
  sessionId: string;
  /** What is looked for on which picture. */
  schedule: LookSchedule;
  /** How often a picture is wanted. */
  pace: FramePace;
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
  readonly #identity: IdentityMemory;
  #inFlight = false;
  #waiting: KeyFrame | null = null;
  #previousThumbnail: string | undefined;
  #dropped = 0;
  #closed = false;

  constructor(private readonly options: FrameTapOptions) {
    this.#identity = new IdentityMemory(options.reference);
  }

  /** Frames that a newer one replaced before they could be analysed. */
  get droppedFrames(): number {
    return this.#dropped;
  }

  /** Takes note of any frame of the camera; true when a whole picture should be asked for now. */
  wantsAfter(frame: FrameSize): boolean {
    return !this.#closed && this.options.pace.asksAfter(frame);
  }

  offer(frame: KeyFrame): void {
    if (this.#closed || !this.options.pace.takes(frame.atMs)) return;
    if (this.#inFlight) {
      if (this.#waiting) {
        this.#dropped++;
        this.options.pace.fellBehind();
      }
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
    const { schedule, pace } = this.options;
    const plan = schedule.plan(Math.round(frame.atMs));
    const request = this.#requestFor(plan, frame);
    try {
      const observation = this.#identity.keep(await this.options.analyse(request), plan.wantIdentity);
      this.#previousThumbnail = observation.quality.thumbnail;
      schedule.seen(plan, observation);
      if (!this.#waiting) pace.keptUp();
      if (!this.#closed) this.options.onObservation(observation, frame);
    } catch (error) {
      // Whatever went wrong, this frame has no observation; the rules count it, whatever the reason.
      pace.fellBehind();
      if (!this.#closed) this.options.onUnavailable(request.atMs, error);
    } finally {
      this.#inFlight = false;
    }
    const next = this.#waiting;
    this.#waiting = null;
    if (next && !this.#closed) void this.#analyse(next);
  }

  #requestFor({ atMs, wantIdentity, wants }: LookPlan, frame: KeyFrame): FrameRequest {
    return {
      sessionId: this.options.sessionId,
      atMs,
      source: 'camera',
      encoding: 'vp8',
      image: frame.vp8.toString('base64'),
      ...this.#identity.forRequest(wantIdentity),
      ...(this.#previousThumbnail !== undefined && { previousThumbnail: this.#previousThumbnail }),
      wants,
    };
  }
}
