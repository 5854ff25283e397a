import { preparedQuery, WebSession } from '@bakylau/persistence';
import { type DataSource } from 'typeorm';
import { RecentMap } from '../recent-map';
import { type Principal } from './principal';
import { SESSION_IDLE_MS, SESSION_TOUCH_MS } from './session-lifetimes';
import { findSessionToken, keyedHash } from './session-token';

interface SessionRow extends Omit<Principal, 'sessionId'> {
  lastSeenAt: Date;
  expiresAt: Date;
}

/** By hand: every request of the service begins with it, and the query builder costs more than the database. */
const FIND_SESSION = {
  name: 'find_session',
  text: `
  SELECT u.id AS "userId", u.login, u.display_name AS "displayName", u.roles, u.locale, s.csrf_token AS "csrfToken",
         s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt"
  FROM web_sessions s JOIN users u ON u.id = s.user_id
  WHERE s.id_hash = $1 AND u.active`,
};

/** More than one server serves at a time. */
const REMEMBERED_AT_MOST = 20_000;

/** Finds the person behind a session cookie. Serves the HTTP guard and the handshake of sockets. */
export class SessionAuthenticator {
  private readonly remembered = new RecentMap<Principal>(REMEMBERED_AT_MOST, SESSION_TOUCH_MS);

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
   * Whom `findPrincipal` found within the last minute: the session may have ended meanwhile. Only for a busy handler whose own
   * statement asks whether it still stands (`sessionStands`).
   */
  recallPrincipal(cookieHeader: string | undefined): Principal | null {
    const token = findSessionToken(cookieHeader);
    return (token && this.remembered.get(keyedHash(this.secret, token))) || null;
  }

  /**
   * The same by the session's hash (`Principal.sessionId`): lets a long-lived socket ask whether its session still stands,
   * and counts as use of it.
   */
  async findPrincipalOf(sessionId: string): Promise<Principal | null> {
    const principal = await this.readPrincipal(sessionId);
    if (principal) this.remembered.set(sessionId, principal);
    else this.remembered.delete(sessionId);
    return principal;
  }

  private async readPrincipal(sessionId: string): Promise<Principal | null> {
    const [session] = await preparedQuery<SessionRow>(this.dataSource, FIND_SESSION, [sessionId]);
    if (!session) return null;
    const { lastSeenAt, expiresAt, ...person } = session;
    const now = Date.now();
    const idleMs = now - lastSeenAt.getTime();
    if (expiresAt.getTime() <= now || idleMs >= SESSION_IDLE_MS) return null;
    if (idleMs >= SESSION_TOUCH_MS) {
      const touched = { lastSeenAt: new Date(now) };
      await this.dataSource.getRepository(WebSession).update({ idHash: sessionId }, touched);
    }
    return { ...person, sessionId };
  }
}
