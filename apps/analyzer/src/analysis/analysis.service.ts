import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type AnalyzerHealth,
  type FrameObservation,
  type FrameRequest,
  type IdentityObservation,
  type PhotoAssessment,
  type PhotoRequest,
  type SoundObservation,
  type SoundRequest,
} from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { SoundEngine } from '@bakylau/sound';
import {
  descriptorDistance,
  type IdentityReading,
  InferencePool,
  sniffPictureEncoding,
} from '@bakylau/vision';

const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64');

function identityObservation(reading: IdentityReading | null): IdentityObservation | null {
  if (!reading) return null;
  if (!reading.usable) return { usable: false, reason: reading.reason };
  return reading.distance === null ? null : { usable: true, distance: reading.distance };
}

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
      previousThumbnail: request.previousThumbnail ? bytesOf(request.previousThumbnail) : undefined,
    });
    const thumbnail = Buffer.from(analysis.thumbnail).toString('base64');
    return {
      kind: 'frame',
      sessionId,
      atMs,
      source,
      faces: analysis.faces,
      distantFacesScanned: false,
      body: null,
      persons: null,
      objects: null,
      quality: { ...analysis.quality, thumbnail, motion: analysis.motion },
      identity: identityObservation(analysis.identity),
      models: this.pool.models,
      cpuMs,
    };
  }

  observeSound(request: SoundRequest): SoundObservation {
    const { sessionId, atMs, durationMs, prerollPackets } = request;
    const analysis = this.soundEngine.analyse({ packets: request.packets.map(bytesOf), prerollPackets });
    return {
      kind: 'sound',
      sessionId,
      atMs,
      durationMs,
      ...analysis,
      speech: null,
      speechState: null,
      models: [],
    };
  }

  async assessPhoto(request: PhotoRequest): Promise<PhotoAssessment> {
    const bytes = bytesOf(request.image);
    const encoding = sniffPictureEncoding(bytes);
    if (!encoding) throw new AppError('not_an_image');
    const { analysis } = await this.pool.assessPhoto(bytes, encoding);
    const { refusals, face, quality, descriptor } = analysis;
    return {
      accepted: refusals.length === 0,
      refusals,
      face,
      quality,
      descriptor: descriptor && Array.from(descriptor),
      distance: descriptor && request.reference ? descriptorDistance(descriptor, request.reference) : null,
      models: this.pool.models,
    };
  }

  health(): AnalyzerHealth {
    const { models, threadCount, droppedFrames } = this.pool;
    return { ready: true, engine: 'onnxruntime', workers: threadCount, droppedFrames, models };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
    this.soundEngine.close();
  }
}
