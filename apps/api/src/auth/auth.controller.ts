import { type Locale, type Login, loginSchema, type Me, setLocaleSchema } from '@bakylau/contracts';
import {
  type Principal,
  SERVICE_CONFIG,
  type ServiceConfig,
  SESSION_ABSOLUTE_MS,
  SESSION_COOKIE,
} from '@bakylau/platform';
import { Body, Controller, Inject, Req, Res } from '@nestjs/common';
import { type CookieOptions, type Request, type Response } from 'express';
import { Route } from '../routing/route.decorator';
import { AuthService } from './auth.service';
import { CurrentPrincipal } from './request-principal';

@Controller()
export class AuthController {
  private readonly cookie: CookieOptions;

  constructor(
    private readonly auth: AuthService,
    @Inject(SERVICE_CONFIG) config: ServiceConfig,
  ) {
    this.cookie = { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/' };
  }

  @Route('login')
  async login(
    @Body({ schema: loginSchema }) body: Login,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const from = { address: request.ip ?? '', cookie: request.headers.cookie };
    const { token, me } = await this.auth.login(body, from);
    response.cookie(SESSION_COOKIE, token, { ...this.cookie, maxAge: SESSION_ABSOLUTE_MS });
    return me;
  }

  @Route('logout')
  async logout(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.auth.logout(principal);
    response.clearCookie(SESSION_COOKIE, this.cookie);
  }

  @Route('me')
  me(@CurrentPrincipal() principal: Principal): Me {
    return this.auth.me(principal);
  }

  @Route('setLocale')
  setLocale(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: setLocaleSchema }) body: { locale: Locale },
  ): Promise<Me> {
    return this.auth.setLocale(principal, body.locale);
  }
}
