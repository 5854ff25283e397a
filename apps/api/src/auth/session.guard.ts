import { timingSafeEqual } from 'node:crypto';
import { EXAM_WINDOW_HEADER, hasPermission, idSchema, type Route } from '@bakylau/contracts';
import {
  AppError,
  findRequestContext,
  type Principal,
  SERVICE_CONFIG,
  type ServiceConfig,
  SessionAuthenticator,
} from '@bakylau/platform';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { checksSession, findRoute, isInfrastructureRoute } from '../routing/route.decorator';
import { assertOwnOrigin } from './request-origin';
import { setPrincipal } from './request-principal';

/**
 * Stands before every handler. A handler that names no route of the contract is closed to everyone. Otherwise: own origin for
 * whatever changes something, a signed-in person unless the route is public, the CSRF token of that person's session, and a
 * role that carries the route's permission. Services check the permission again, because they have other callers too.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: SessionAuthenticator,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (isInfrastructureRoute(this.reflector, handler)) return true;
    const route = findRoute(this.reflector, handler);
    if (!route) throw new AppError('not_found');

    const request = context.switchToHttp().getRequest<Request>();
    const isChange = route.method !== 'GET';
    if (isChange) assertOwnOrigin(request, this.config.allowedOrigins);
    if (route.access === 'public') return true;

    const principal = await this.findPrincipal(request, handler, route);
    if (!principal) throw new AppError('unauthenticated');
    if (isChange && !isSame(request.headers['x-csrf-token'], principal.csrfToken))
      throw new AppError('csrf_failed');
    if (!isAllowed(principal, route)) throw new AppError('forbidden');

    const windowId = windowOf(request);
    setPrincipal(request, windowId === null ? principal : { ...principal, windowId });
    const requestContext = findRequestContext();
    if (requestContext) requestContext.userId = principal.userId;
    return true;
  }

  /** A refusal never rests on memory. */
  private async findPrincipal(
    { headers }: Request,
    handler: ReturnType<ExecutionContext['getHandler']>,
    route: Route,
  ): Promise<Principal | null> {
    const remembered = checksSession(this.reflector, handler)
      ? this.authenticator.recallPrincipal(headers.cookie)
      : null;
    if (remembered && isAllowed(remembered, route)) return remembered;
    return this.authenticator.findPrincipal(headers.cookie);
  }
}

function isAllowed({ roles }: Principal, { access }: Route): boolean {
  return access === 'signed-in' || (access !== 'public' && hasPermission(roles, access));
}

/** Another shape than a window's name is none, and holds no attempt. */
function windowOf({ headers }: Request): string | null {
  const named = idSchema.safeParse(headers[EXAM_WINDOW_HEADER]);
  return named.success ? named.data.toLowerCase() : null;
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
