import { type ErrorBody, type ErrorCode } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';

/** A refusal outside of a handler. socket.io hands `data` to the client's `connect_error`. */
export function socketError(code: ErrorCode): Error & { data: ErrorBody } {
  const error = new AppError(code);
  return Object.assign(new Error(error.message), { data: error.toBody() });
}
