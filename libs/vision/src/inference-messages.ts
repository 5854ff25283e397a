import { type ModelReference } from '@bakylau/contracts';
import { type AnalysisBackend } from './analysis-backend';
import { type PictureEncoding } from './picture.decoder';
import { type FrameAnalysis, type FrameOptions, type PhotoAnalysis } from './vision-engine';
import { type PictureErrorCode } from './vision.errors';

/** What the pool asks of a worker thread. */
export type InferenceJob =
  | { kind: 'frame'; bytes: Uint8Array; encoding: PictureEncoding; options: FrameOptions }
  | { kind: 'photo'; bytes: Uint8Array; encoding: PictureEncoding };

export interface FrameResult {
  analysis: FrameAnalysis;
  /** CPU milliseconds of decoding and inference. */
  cpuMs: number;
}

export interface PhotoResult {
  analysis: PhotoAnalysis;
  cpuMs: number;
}

export type InferenceResult<Job extends InferenceJob> = Job['kind'] extends 'frame'
  ? FrameResult
  : PhotoResult;

/** From a worker thread: first `ready` or `failed` for the start, then one answer for each job. */
export type WorkerMessage =
  | { kind: 'ready'; models: ModelReference[] }
  | { kind: 'failed'; message: string }
  | { kind: 'result'; result: FrameResult | PhotoResult }
  | { kind: 'refused'; code: PictureErrorCode | null; message: string };

export interface WorkerStart {
  modelsDir: string;
  backend: AnalysisBackend;
}
