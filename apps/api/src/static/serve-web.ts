import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response } from 'express';

/** Vite puts a hash of the content into the names of what lies here. */
const HASHED_FOLDER = '/assets/';
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** The page itself is asked for each time, so that a new version is seen at once. */
const REVALIDATE = 'no-cache';
/** Paths that belong to the service; a page never answers there. */
const SERVICE_PATH = /^\/(api|health|socket\.io)(\/|$)/;

/** Serves the web build: files as they are, and index.html for every other path that a browser navigates to. */
export function serveWeb(app: NestExpressApplication, webDir: string): void {
  app.useStaticAssets(webDir, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      const isHashed = path.startsWith(join(webDir, HASHED_FOLDER));
      response.setHeader('Cache-Control', isHashed ? IMMUTABLE : REVALIDATE);
    },
  });
  const page = join(webDir, 'index.html');
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isNavigation(request) || !existsSync(page)) return next();
    response.setHeader('Cache-Control', REVALIDATE);
    response.sendFile(page);
  });
}

function isNavigation({ method, path, headers }: Request): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (SERVICE_PATH.test(path) || path.startsWith(HASHED_FOLDER)) return false;
  return path === '/' || (headers.accept ?? '').includes('text/html');
}
