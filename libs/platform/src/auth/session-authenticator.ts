import { WebSession } from '@bakylau/persistence';
import { type DataSource } from 'typeorm';
import { type Principal } from './principal';
import { SESSION_IDLE_MS, SESSION_TOUCH_MS } from './session-lifetimes';
import { findSessionToken, keyedHash } from './session-token';

/** Finds the person behind a session cookie. Serves the HTTP guard and the handshake of sockets. */
export class SessionAuthenticator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secret: string,
  ) {}

  /** @returns null when there is no session, it has expired, or the person was deactivated */
  async findPrincipal(cookieHeader: string | undefined): Promise<Principal | null> {
    const token = findSessionToken(cookieHeader);
    return token ? this.findPrincipalOf(keyedHash(this.secret, token)) : null;
  }

  /**
   * The same by the session's hash (`Principal.sessionId`): lets a long-lived socket ask whether its session still stands,
   * and counts as use of it.
   */
  async findPrincipalOf(sessionId: string): Promise<Principal | null> {
    const sessions = this.dataSource.getRepository(WebSession);
    const session = await sessions.findOne({ where: { idHash: sessionId }, relations: { user: true } });
    if (!session?.user?.active) return null;
    const now = Date.now();
    const idleMs = now - session.lastSeenAt.getTime();
    if (session.expiresAt.getTime() <= now || idleMs >= SESSION_IDLE_MS) return null;
    if (idleMs >= SESSION_TOUCH_MS)
      await sessions.update({ idHash: sessionId }, { lastSeenAt: new Date(now) });
    const { id, login, displayName, roles, locale } = session.user;
    return { userId: id, login, displayName, roles, locale, sessionId, csrfToken: session.csrfToken };
  }
}
