import { randomUUID } from 'node:crypto';
import { runInRequestContext } from '@bakylau/platform';
import { type NextFunction, type Request, type Response } from 'express';
import { type Logger } from 'pino';

/** The address of a phone's link holds its secret. */
const PHOTO_LINK = /^(\/api\/photo-links\/)[^/]+/u;

/**
 * Gives every request an id, which goes into its log lines, its error body and the X-Request-Id header, and writes one line
 * when it ends. Paths are logged without their query; bodies and headers never.
 */
export function requestLog(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const startedAt = process.hrtime.bigint();
    const { method } = request;
    const path = request.path.replace(PHOTO_LINK, '$1[token]');
    response.setHeader('X-Request-Id', requestId);
    runInRequestContext({ requestId }, () => {
      response.once('close', () => {
        const durationMs = Math.round(Number(process.hrtime.bigint() - startedAt) / 1e5) / 10;
        const isQuiet = !path.startsWith('/api/') && response.statusCode < 500;
        logger[isQuiet ? 'debug' : 'info'](
          { method, path, status: response.statusCode, durationMs },
          'request',
        );
      });
      next();
    });
  };
}
