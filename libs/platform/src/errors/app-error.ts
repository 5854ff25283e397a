import { ERRORS, type ErrorBody, type ErrorCode } from '@bakylau/contracts';

export interface AppErrorOptions {
  /** Field paths and what is wrong with them. */
  details?: ErrorBody['details'];
  /** Seconds to wait, for the throttling codes; HTTP sends it as Retry-After too. */
  retryAfterS?: number;
  /** What went wrong below; it goes into the log and never out. */
  cause?: unknown;
}

/** An error of the registry. What a caller may know is the code, its message and the details; filters send these and no more. */
export class AppError extends Error {
  readonly details: ErrorBody['details'];
  readonly retryAfterS: number | undefined;

  constructor(
    readonly code: ErrorCode,
    options: AppErrorOptions = {},
  ) {
    super(ERRORS[code].message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = AppError.name;
    this.details = options.details;
    this.retryAfterS = options.retryAfterS;
  }

  /** HTTP status of the code. */
  get status(): number {
    return ERRORS[this.code].status;
  }

  /** Whether it is ours, so that the log treats it as an error rather than as a caller's mistake. */
  get isServiceFault(): boolean {
    return ERRORS[this.code].fault === 'service';
  }

  toBody(requestId?: string): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.details && { details: this.details }),
      ...(requestId && { requestId }),
      ...(this.retryAfterS !== undefined && { retryAfterS: this.retryAfterS }),
    };
  }
}
