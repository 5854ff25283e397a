import { AppError } from '@bakylau/platform';
import { type Request } from 'express';

/**
 * Whether a changing request comes from our own page. Browsers send Origin with every such request; programs that send none
 * still need the CSRF token.
 * @throws AppError origin_refused
 */
export function assertOwnOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const { origin } = request.headers;
  const isForeign = origin !== undefined && !allowedOrigins.includes(origin);
  if (isForeign || request.headers['sec-fetch-site'] === 'cross-site') throw new AppError('origin_refused');
}
