import { type Descriptor, type FrameObservation, type SoundObservation } from '@bakylau/contracts';
import { type LookPlan } from '@bakylau/domain';
import { SoundEngine, type SoundWindow, toSoundObservation } from '@bakylau/sound';
import { type RgbPicture, toFrameObservation, VisionEngine } from '@bakylau/vision';

/** Windows that end and begin this close together are one sound. */
const CONTIGUOUS_MS = 300;

export interface ObserverOptions {
  sessionId: string;
  reference: Descriptor | null;
}

/**
 * The analyzer's eyes and ears over one recording, in this process: pictures and sound in order of time, observations out. It keeps
 * what a running session hands back from picture to picture and from window to window.
 */
export class Observer {
  private previousThumbnail: Uint8Array | undefined;
  private heard: { speechState: string; untilMs: number } | null = null;

  constructor(
    private readonly engines: AnalysisEngines,
    private readonly options: ObserverOptions,
  ) {}

  async look(picture: RgbPicture, { atMs, wantIdentity, wants }: LookPlan): Promise<FrameObservation> {
    const { reference, sessionId } = this.options;
    const { vision } = this.engines;
    const analysis = await vision.analyseFrame(picture, {
      wantIdentity: wantIdentity && reference !== null,
      ...(reference && { reference }),
      previousThumbnail: this.previousThumbnail,
      wants,
    });
    this.previousThumbnail = analysis.thumbnail;
    return toFrameObservation(analysis, {
      ...{ sessionId, atMs, source: 'camera' },
      ...{ models: vision.models, cpuMs: 0 },
    });
  }

  async listen(window: SoundWindow, atMs: number, durationMs: number): Promise<SoundObservation> {
    throw new Error();
  }

  /** A new run of the session: nothing is handed over to it. */
  forget(): void {
    this.previousThumbnail = undefined;
    this.heard = null;
  }
}
