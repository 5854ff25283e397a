import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type ErrorCode } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { SoundError } from '@bakylau/sound';
import { FrameDroppedError, PictureError, type PictureErrorCode } from '@bakylau/vision';
import { type Observable, throwError } from 'rxjs';

const pictureCodes: Record<PictureErrorCode, ErrorCode> = {
  not_an_image: 'not_an_image',
  picture_broken: 'not_an_image',
  picture_too_small: 'bad_request',
  picture_too_large: 'payload_too_large',
};

function registryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof PictureError) {
    const details = [{ path: 'image', problem: error.message }];
    return new AppError(pictureCodes[error.code], { details, cause: error });
  }
  if (error instanceof SoundError) {
    return new AppError('bad_request', {
      details: [{ path: 'packets', problem: error.message }],
      cause: error,
    });
  }
  if (error instanceof FrameDroppedError) return new AppError('analysis_unavailable', { cause: error });
  return new AppError('internal', { cause: error });
}

/** Every failure leaves as one error of the registry. Only our own faults are logged, and never with their payload. */
@Catch()
export class RpcErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Analysis');

  catch(error: unknown, host: ArgumentsHost): Observable<never> {
    const known = registryError(error);
    if (known.code === 'internal') {
      const stack = error instanceof Error ? error.stack : String(error);
      this.logger.error(
        `A request failed: ${stack}`,
        host.switchToRpc().getContext<object>()?.constructor.name,
      );
    }
    return throwError(() => known.toBody());
  }
}
