import { ERROR_CODES, type ErrorBody, type ErrorCode } from '@bakylau/contracts';

/** Codes that exist only in the browser: the service was not reached, or did not answer in time. */
export type ClientErrorCode = 'network' | 'timeout';
export type AnyErrorCode = ErrorCode | ClientErrorCode;
export const CLIENT_ERROR_CODES: readonly ClientErrorCode[] = ['network', 'timeout'];

/** Any failed request or socket command. `code` chooses the text (`errors:<code>`), never `message`, which is for logs. */
export class ApiError extends Error {
  readonly code: AnyErrorCode;
  /** HTTP status; 0 when there was no answer, or for sockets. */
  readonly status: number;
  readonly details: NonNullable<ErrorBody['details']>;
  readonly requestId: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(code: AnyErrorCode, options: { status?: number; body?: ErrorBody; message?: string } = {}) {
    super(options.body?.message ?? options.message ?? code);
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? 0;
    this.details = options.body?.details ?? [];
    this.requestId = options.body?.requestId;
    this.retryAfterS = options.body?.retryAfterS;
  }

  /** Whether the same request may succeed later without any change: worth a retry. */
  get temporary(): boolean {
    if (this.code === 'network' || this.code === 'timeout' || this.code === 'rate_limited') return true;
    return this.status >= 500 || this.code === 'not_ready' || this.code === 'analysis_unavailable';
  }
}

/** Whatever was thrown, as an ApiError; something unknown becomes `internal`. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('internal', { message: thrown instanceof Error ? thrown.message : String(thrown) });
}

/** An error answer's body, whoever gave it (a proxy may answer in HTML while the service restarts). */
export function errorFromAnswer(status: number, body: unknown): ApiError {
  const candidate = body as Partial<ErrorBody> | null;
  if (candidate && typeof candidate === 'object' && isErrorCode(candidate.code)) {
    return new ApiError(candidate.code, { status, body: candidate as ErrorBody });
  }
  if (status >= 502 && status <= 504) return new ApiError('network', { status });
  if (status === 401) return new ApiError('unauthenticated', { status });
  if (status === 413) return new ApiError('payload_too_large', { status });
  if (status === 429) return new ApiError('rate_limited', { status });
  return new ApiError('internal', { status });
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && (ERROR_CODES as string[]).includes(code);
}
