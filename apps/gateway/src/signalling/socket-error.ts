import { ERRORS, type ErrorBody, type ErrorCode } from '@bakylau/contracts';

/** A refusal outside of a handler. socket.io hands `data` to the client's `connect_error`. */
export function socketError(code: ErrorCode): Error & { data: ErrorBody } {
  const { message } = ERRORS[code];
  return Object.assign(new Error(message), { data: { code, message } });
}
