import { type Descriptor, type FrameObservation, type SoundObservation } from '@bakylau/contracts';
import { IdentityMemory, type LookPlan } from '@bakylau/domain';
import { type SoundAnalysis, type SoundWindow, toSoundObservation } from '@bakylau/sound';
import { type RgbPicture, toFrameObservation } from '@bakylau/vision';
import { type AnalysisEngines } from '../inference/analysis-engines';

/** Windows that end and begin this close together are one sound. */
const CONTIGUOUS_MS = 300;

/** A stretch of the session. */
export interface Span {
  atMs: number;
  durationMs: number;
}

export interface ObserverOptions {
  sessionId: string;
  reference: Descriptor | null;
}

/**
 * The analyzer's eyes and ears over one recording, in this process: pictures and sound in order of time, observations out. It keeps
 * what a running session hands back from picture to picture and from window to window.
 */
export class Observer {
  private readonly identity: IdentityMemory;
  private previousThumbnail: Uint8Array | undefined;
  private heard: { speechState: string; untilMs: number } | null = null;

  constructor(
    private readonly engines: AnalysisEngines,
    private readonly options: ObserverOptions,
  ) {
    this.identity = new IdentityMemory(options.reference);
  }

  async look(picture: RgbPicture, { atMs, wantIdentity, wants }: LookPlan): Promise<FrameObservation> {
    const { sessionId } = this.options;
    const { vision } = this.engines;
    const identity = this.identity.forRequest(wantIdentity);
    const analysis = await vision.analyseFrame(picture, {
      wantIdentity: identity.reference !== undefined,
      ...identity,
      previousThumbnail: this.previousThumbnail,
      wants,
    });
    this.previousThumbnail = analysis.thumbnail;
    const observation = toFrameObservation(analysis, {
      ...{ sessionId, atMs, source: 'camera' },
      ...{ models: vision.models, cpuMs: 0 },
    });
    return this.identity.keep(observation, wantIdentity);
  }

  /** One window of Opus packets, as they were recorded. */
  listen(window: SoundWindow, span: Span): Promise<SoundObservation> {
    const speechState = this.speechStateFor(span);
    return this.hear(this.engines.sound.analyse({ ...window, ...(speechState && { speechState }) }), span);
  }

  /** One window of samples, mono at 16 kHz. */
  listenTo(samples: Float32Array, span: Span): Promise<SoundObservation> {
    return this.hear(this.engines.sound.analyseSamples(samples, this.speechStateFor(span)), span);
  }

  /** A new run of the session: nothing is handed over to it. */
  forget(): void {
    this.previousThumbnail = undefined;
    this.heard = null;
  }

  private async hear(
    analysing: Promise<SoundAnalysis>,
    { atMs, durationMs }: Span,
  ): Promise<SoundObservation> {
    const analysis = await analysing;
    const { speechState } = analysis;
    this.heard = speechState === null ? null : { speechState, untilMs: atMs + durationMs };
    // Costs differ from run to run; what is written about a recording must not.
    return toSoundObservation(
      { ...analysis, cpuMs: 0 },
      { sessionId: this.options.sessionId, atMs, durationMs },
    );
  }

  /** What was heard before counts only when this window goes on where it ended. */
  private speechStateFor({ atMs }: Span): string | undefined {
    const { heard } = this;
    return heard && Math.abs(atMs - heard.untilMs) <= CONTIGUOUS_MS ? heard.speechState : undefined;
  }
}
