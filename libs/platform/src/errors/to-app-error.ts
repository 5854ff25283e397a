import { IllegalTransition } from '@bakylau/domain';
import { ObjectNotFoundError, StorageError } from '@bakylau/storage';
import { HttpException } from '@nestjs/common';
import { type ErrorCode } from '@bakylau/contracts';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { ZodError } from 'zod';
import { AppError } from './app-error';
import { validationFailed } from './validation-failed';

/** PostgreSQL's code for a second row with the same key. */
const UNIQUE_VIOLATION = '23505';
/** The database is away, starting, stopping, or out of connections. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|57P0[123]|53300|08\d{3})$/;
const DATABASE_AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

const CODE_OF_STATUS: Partial<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'bad_request',
  429: 'rate_limited',
  503: 'not_ready',
};

/** Every error that can reach an edge as one of the registry. What is not known becomes `internal`, with itself as the cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) return validationFailed(error.issues);
  if (error instanceof IllegalTransition) return new AppError('illegal_transition', { cause: error });
  if (error instanceof EntityNotFoundError || error instanceof ObjectNotFoundError) {
    return new AppError('not_found', { cause: error });
  }
  if (error instanceof StorageError) {
    const isAway = error.code === 'OBJECT_STORE_UNAVAILABLE' || error.code === 'OBJECT_STORE_FULL';
    return new AppError(isAway ? 'storage_unavailable' : 'internal', { cause: error });
  }
  const isBrokenJson = (error as { type?: unknown } | null)?.type === 'entity.parse.failed';
  const details = isBrokenJson ? [{ path: '', problem: 'The body is not valid JSON' }] : undefined;
  return new AppError(codeOf(error), { cause: error, ...(details && { details }) });
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'internal';
  const { code, type, status } = error as { code?: unknown; type?: unknown; status?: unknown };
  if (error instanceof QueryFailedError && code === UNIQUE_VIOLATION) return 'conflict';
  if ((typeof code === 'string' && DATABASE_AWAY.test(code)) || DATABASE_AWAY_TEXT.test(error.message))
    return 'not_ready';
  // Errors of the body parsers carry a type, those of Nest and of the router a status.
  if (type === 'entity.too.large') return 'payload_too_large';
  const httpStatus = error instanceof HttpException ? error.getStatus() : status;
  if (typeof httpStatus !== 'number') return 'internal';
  return CODE_OF_STATUS[httpStatus] ?? (httpStatus < 500 ? 'bad_request' : 'internal');
}
