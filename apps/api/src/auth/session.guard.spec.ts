import { AppError, type Principal, type ServiceConfig, type SessionAuthenticator } from '@bakylau/platform';
import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { OpenRoute, Route } from '../routing/route.decorator';
import { findPrincipal } from './request-principal';
import { SessionGuard } from './session.guard';

class Handlers {
  undeclared(): void {}

  @OpenRoute('live')
  live(): void {}

  @Route('login')
  login(): void {}

  @Route('createPerson')
  createPerson(): void {}
}

const principal: Principal = {
  userId: '01930000-0000-7000-8000-000000000001',
  login: 'registrar',
  displayName: 'Registrar',
  roles: ['registrar'],
  locale: 'kk',
  sessionId: 'f'.repeat(64),
  csrfToken: 'the token of the session',
};

describe(SessionGuard.name, () => {
  const sut = (found: Principal | null): SessionGuard => {
    const authenticator = { findPrincipal: () => Promise.resolve(found) } as unknown as SessionAuthenticator;
    const config = { allowedOrigins: ['https://exam.example.kz'] } as unknown as ServiceConfig;
    return new SessionGuard(new Reflector(), authenticator, config);
  };
  const contextOf = (name: keyof Handlers, headers: Record<string, string> = {}) => {
    const request = { headers };
    const context = {
      getHandler: () => Handlers.prototype[name],
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext;
    return { context, request };
  };
  const own = { origin: 'https://exam.example.kz', 'x-csrf-token': principal.csrfToken };

  it('closes a handler that names no route of the contract, whoever asks', async () => {
    const { context } = contextOf('undeclared', own);
    await expect(sut({ ...principal, roles: ['admin'] }).canActivate(context)).rejects.toEqual(
      new AppError('not_found'),
    );
  });

  it('opens what is for operators and what is public', async () => {
    await expect(sut(null).canActivate(contextOf('live').context)).resolves.toBe(true);
    await expect(sut(null).canActivate(contextOf('login').context)).resolves.toBe(true);
  });

  it('gives the caller to the handler when everything is right', async () => {
    const { context, request } = contextOf('createPerson', own);
    await expect(sut(principal).canActivate(context)).resolves.toBe(true);
    expect(findPrincipal(request as never)).toBe(principal);
  });

  it.each([
    ['unauthenticated', null, own],
    ['forbidden', { ...principal, roles: ['proctor'] as const }, own],
    ['csrf_failed', principal, { origin: own.origin }],
    ['csrf_failed', principal, { ...own, 'x-csrf-token': 'the token of another ses' }],
    ['csrf_failed', principal, { ...own, 'x-csrf-token': `${principal.csrfToken} ` }],
    ['origin_refused', principal, { ...own, origin: 'https://exam.example.kz.evil.example' }],
    ['origin_refused', principal, { ...own, 'sec-fetch-site': 'cross-site' }],
  ] as const)('refuses with %s', async (code, found, headers) => {
    const { context } = contextOf('createPerson', headers);
    await expect(sut(found).canActivate(context)).rejects.toMatchObject({ code });
  });
});
