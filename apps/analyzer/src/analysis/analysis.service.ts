import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type AnalyzerHealth,
  type FrameObservation,
  type FrameRequest,
  type PhotoAssessment,
  type PhotoRequest,
  type SoundObservation,
  type SoundRequest,
} from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { SoundEngine, toSoundObservation } from '@bakylau/sound';
import {
  descriptorDistance,
  InferencePool,
  modelsUsed,
  sniffPictureEncoding,
  toFrameObservation,
} from '@bakylau/vision';

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

/** Requests in, observations out. Keeps nothing between two requests, so any analyzer can serve any session. */
@Injectable()
export class AnalysisService implements OnApplicationShutdown {
  constructor(
    private readonly pool: InferencePool,
    private readonly soundEngine: SoundEngine,
  ) {}

  /** The newest frame is worth most: one that had to wait too long is given up with `analysis_unavailable`. */
  async observeFrame(request: FrameRequest): Promise<FrameObservation> {
    const { sessionId, atMs, source } = request;
    const { analysis, cpuMs } = await this.pool.analyseFrame(bytesOf(request.image), request.encoding, {
      wantFaces: source === 'camera',
      wantIdentity: request.reference !== undefined,
      reference: request.reference,
      identityState: request.identityState,
      previousThumbnail: request.previousThumbnail ? bytesOf(request.previousThumbnail) : undefined,
      wants: request.wants,
    });
    return toFrameObservation(analysis, { sessionId, atMs, source, models: this.pool.models, cpuMs });
  }

  /** The speech network runs in this thread: it lets messages in between two steps of 32 ms of sound. */
  async observeSound(request: SoundRequest): Promise<SoundObservation> {
    const { sessionId, atMs, durationMs, prerollPackets, speechState } = request;
    const packets = request.packets.map(bytesOf);
    const analysis = await this.soundEngine.analyse({ packets, prerollPackets, speechState });
    return toSoundObservation(analysis, { sessionId, atMs, durationMs });
  }

  async assessPhoto(request: PhotoRequest): Promise<PhotoAssessment> {
    const bytes = bytesOf(request.image);
    const encoding = sniffPictureEncoding(bytes);
    if (!encoding) throw new AppError('not_an_image');
    const { analysis } = await this.pool.assessPhoto(bytes, encoding);
    const { refusals, face, quality, descriptor, networks } = analysis;
    return {
      accepted: refusals.length === 0,
      refusals,
      face,
      quality,
      descriptor: descriptor && Array.from(descriptor),
      distance: descriptor && request.reference ? descriptorDistance(descriptor, request.reference) : null,
      models: modelsUsed(this.pool.models, networks),
    };
  }

  health(): AnalyzerHealth {
    const { threadCount, droppedFrames } = this.pool;
    const models = [...this.pool.models, ...this.soundEngine.models];
    const engines = { engine: this.pool.engine, soundEngine: this.soundEngine.engine };
    return { ready: true, ...engines, workers: threadCount, droppedFrames, models };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
    await this.soundEngine.close();
  }
}
