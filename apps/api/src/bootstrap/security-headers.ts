import { type ServiceConfig } from '@bakylau/platform';
import helmet from 'helmet';
import { type NextFunction, type Request, type Response } from 'express';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/**
 * Headers of every answer. The page may run scripts and open connections of this origin only; video comes as blobs and from
 * the API; styles may be inline because the component library places overlays by style attributes.
 */
export function securityHeaders(config: Pick<ServiceConfig, 'allowedOrigins' | 'secureCookies'>): Middleware {
  const sockets = config.allowedOrigins.map((origin) => origin.replace(/^http/, 'ws'));
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...sockets],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(config.secureCookies && { upgradeInsecureRequests: [] }),
      },
    },
    hsts: config.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Camera, microphone and screen for our own page, and nothing of the kind for anything inside of it. */
export function permissionsPolicy(_: Request, response: Response, next: NextFunction): void {
  response.setHeader(
    'Permissions-Policy',
    'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
  );
  next();
}

/** Answers of the API hold data of people; no cache keeps them unless the handler says otherwise. */
export function noStore(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  next();
}
