import { type Locale, type Login, type Me } from '@bakylau/contracts';
import { User } from '@bakylau/persistence';
import { AppError, type Principal, SessionAuthenticator } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { LoginThrottleService } from './login-throttle.service';
import { PasswordService } from './password.service';
import { WebSessionService } from './web-session.service';

@Injectable()
export class AuthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly throttle: LoginThrottleService,
    private readonly passwords: PasswordService,
    private readonly sessions: WebSessionService,
    private readonly authenticator: SessionAuthenticator,
    private readonly audit: AuditService,
  ) {}

  /**
   * Signs in. A session that the browser had before ends.
   * @returns the cookie's token with the person
   * @throws AppError wrong_credentials (also for an unknown or inactive person), too_many_attempts
   */
  async login(
    { login, password }: Login,
    from: { address: string; cookie: string | undefined },
  ): Promise<{ token: string; me: Me }> {
    const name = login.toLowerCase();
    const user = await this.throttle.guard(name, from.address, () => this.findByPassword(name, password));
    if (!user) throw new AppError('wrong_credentials');
    const previous = await this.authenticator.findPrincipal(from.cookie);
    if (previous) await this.sessions.end(previous.sessionId);
    const { token, csrfToken } = await this.sessions.begin(user.id);
    await this.audit.record(user.id, 'login.succeeded', user.id);
    const { id, displayName, roles, locale } = user;
    return { token, me: { id, login: name, displayName, roles, locale, csrfToken } };
  }

  /** @param login in lower case */
  private async findByPassword(login: string, password: string): Promise<User | null> {
    const user = await this.dataSource.getRepository(User).findOne({
      select: {
        id: true,
        login: true,
        displayName: true,
        roles: true,
        locale: true,
        active: true,
        passwordHash: true,
      },
      where: { login },
    });
    const isRight = await this.passwords.isRight(password, user?.passwordHash ?? null);
    if (user?.active && isRight) return user;
    await this.audit.record(null, 'login.failed', user?.id ?? '');
    return null;
  }

  async logout(principal: Principal): Promise<void> {
    await this.sessions.end(principal.sessionId);
    await this.audit.record(principal.userId, 'logout', principal.userId);
  }

  me({ userId, login, displayName, roles, locale, csrfToken }: Principal): Me {
    return { id: userId, login, displayName, roles: [...roles], locale, csrfToken };
  }

  async setLocale(principal: Principal, locale: Locale): Promise<Me> {
    await this.dataSource.getRepository(User).update({ id: principal.userId }, { locale });
    return this.me({ ...principal, locale });
  }
}
