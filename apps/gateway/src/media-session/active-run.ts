import { type FrameTap } from '../analysis/frame-tap';
import { type SoundTap } from '../analysis/sound-tap';
import { type RunRecorder } from '../recording/run-recorder';
import { type MediaRun } from './media-run';
import { type RunEndReason, type RunIdentity } from './run-identity';

export interface ActiveRunParts {
  media: MediaRun;
  recorder: RunRecorder;
  frames: FrameTap;
  sounds: SoundTap;
  /** Called once when everything is closed and the last segment is on the disk. */
  onClosed: (reason: RunEndReason) => Promise<void>;
}

/** One run with everything that lives as long as it: the SFU's part, the recorder, the taps of the analysis. */
export class ActiveRun {
  #closing: Promise<void> | null = null;

  constructor(
    readonly identity: RunIdentity,
    private readonly parts: ActiveRunParts,
  ) {}

  get media(): MediaRun {
    return this.parts.media;
  }

  get recorder(): RunRecorder {
    return this.parts.recorder;
  }

  /** Ends the media first, so that no packet comes after the last segment. Idempotent. */
  close(reason: RunEndReason): Promise<void> {
    this.#closing ??= this.#close(reason);
    return this.#closing;
  }

  async #close(reason: RunEndReason): Promise<void> {
    this.parts.frames.close();
    this.parts.sounds.close();
    this.parts.media.close(reason);
    await this.parts.recorder.close();
    await this.parts.onClosed(reason);
  }
}
