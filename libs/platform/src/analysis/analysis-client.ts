import {
  ANALYSIS_PATTERNS,
  type AnalyzerHealth,
  analyzerHealthSchema,
  errorBodySchema,
  type FrameObservation,
  frameObservationSchema,
  type FrameRequest,
  type PhotoAssessment,
  photoAssessmentSchema,
  type PhotoRequest,
  type SoundObservation,
  soundObservationSchema,
  type SoundRequest,
} from '@bakylau/contracts';
import { type ClientProxy } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import { type z } from 'zod';
import { AppError } from '../errors/app-error';

type Pattern = (typeof ANALYSIS_PATTERNS)[keyof typeof ANALYSIS_PATTERNS];

/**
 * A session has one picture and one window of sound on their way at most, so a slow analysis gives fewer observations, and late ones.
 * That is better than none: giving up earlier would leave work behind that nobody waits for, with the next request queued after it.
 */
const LIVE_TIMEOUT_MS = 8_000;
/** A person waits for the answer; the first photo after a start may wait for the networks. */
const PHOTO_TIMEOUT_MS = 20_000;
const HEALTH_TIMEOUT_MS = 2500;

/**
 * Asks the analysis worker, and connects again by itself after it was away. Every method throws AppError: the code that the
 * worker gave (`not_an_image`, `bad_request`…), or `analysis_unavailable` when it is away, too slow, or answers nonsense.
 */
export class AnalysisClient {
  constructor(private readonly proxy: ClientProxy) {}

  /** Analyses one picture of a running session. */
  frame(request: FrameRequest): Promise<FrameObservation> {
    return this.ask(ANALYSIS_PATTERNS.frame, request, frameObservationSchema, LIVE_TIMEOUT_MS);
  }

  /** Measures one window of sound of a running session. */
  sound(request: SoundRequest): Promise<SoundObservation> {
    return this.ask(ANALYSIS_PATTERNS.sound, request, soundObservationSchema, LIVE_TIMEOUT_MS);
  }

  /** Puts a check-in or enrolment photo through the quality gate. */
  photo(request: PhotoRequest): Promise<PhotoAssessment> {
    return this.ask(ANALYSIS_PATTERNS.photo, request, photoAssessmentSchema, PHOTO_TIMEOUT_MS);
  }

  health(): Promise<AnalyzerHealth> {
    return this.ask(ANALYSIS_PATTERNS.health, {}, analyzerHealthSchema, HEALTH_TIMEOUT_MS);
  }

  async close(): Promise<void> {
    await this.proxy.close();
  }

  private async ask<T>(
    pattern: Pattern,
    request: object,
    schema: z.ZodType<T>,
    timeoutMs: number,
  ): Promise<T> {
    let answer: unknown;
    try {
      answer = await firstValueFrom(this.proxy.send<unknown>(pattern, request).pipe(timeout(timeoutMs)));
    } catch (error) {
      throw toAnalysisError(error);
    }
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new AppError('analysis_unavailable', { cause: parsed.error });
    return parsed.data;
  }
}

function toAnalysisError(error: unknown): AppError {
  const body = errorBodySchema.safeParse(error);
  if (!body.success) return new AppError('analysis_unavailable', { cause: error });
  const { code, details } = body.data;
  // What is internal to the worker means to us that the worker does not serve.
  if (code === 'internal')
    return new AppError('analysis_unavailable', { cause: new Error('analyzer: internal') });
  return new AppError(code, details ? { details } : {});
}
