import { AppError, type Principal } from '@bakylau/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

const principals = new WeakMap<Request, Principal>();

export function setPrincipal(request: Request, principal: Principal): void {
  principals.set(request, principal);
}

export function findPrincipal(request: Request): Principal | null {
  return principals.get(request) ?? null;
}

/** The signed-in caller as a parameter of a controller method. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = findPrincipal(context.switchToHttp().getRequest<Request>());
  if (!principal) throw new AppError('unauthenticated');
  return principal;
});
