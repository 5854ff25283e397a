import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

const uploads = new WeakMap<Request, Buffer>();

export function setUpload(request: Request, content: Buffer): void {
  uploads.set(request, content);
}

/** The uploaded bytes as a parameter of a controller method; only for routes with an `upload` in the contract. */
export const Upload = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const content = uploads.get(context.switchToHttp().getRequest<Request>());
  if (!content)
    throw new Error(`${context.getHandler().name} takes no upload: its route in the contract names none`);
  return content;
});
