import { type Route } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { type Observable } from 'rxjs';
import { findRoute } from '../routing/route.decorator';
import { setUpload } from './upload.decorator';

/**
 * Reads the body of routes that take an upload, after the guards have let the caller pass. Stops reading at the route's limit,
 * whatever the headers promised.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const upload = findRoute(this.reflector, context.getHandler())?.upload;
    if (upload) {
      const request = context.switchToHttp().getRequest<Request>();
      setUpload(request, await readUpload(request, upload));
    }
    return next.handle();
  }
}

async function readUpload(
  request: Request,
  { types, maxBytes }: NonNullable<Route['upload']>,
): Promise<Buffer> {
  if (!request.is([...types])) {
    const isForImages = types.some((type) => type.startsWith('image/'));
    throw new AppError(isForImages ? 'not_an_image' : 'bad_request', {
      details: [{ path: 'Content-Type', problem: `must be one of ${types.join(', ')}` }],
    });
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new AppError('payload_too_large');
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new AppError('payload_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
