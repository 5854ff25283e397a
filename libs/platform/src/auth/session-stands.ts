import { type Principal } from './principal';
import { SESSION_IDLE_MS } from './session-lifetimes';

/**
 * A condition of SQL: the session of a remembered principal still stands, its person is active and has the same roles. It holds for
 * exactly what `SessionAuthenticator.findPrincipal` would find, in the very statement that does the work.
 * @param first number of the first of the four parameters, which `sessionValues` gives
 */
export function sessionStands(first: number): string {
  const [hash, user, roles, now] = [0, 1, 2, 3].map((step) => `$${first + step}`);
  return `EXISTS (
    SELECT FROM web_sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id_hash = ${hash} AND u.id = ${user}::uuid AND u.active AND u.roles = ${roles}::text[] AND s.expires_at > ${now}::timestamptz
      AND s.last_seen_at > ${now}::timestamptz - interval '${SESSION_IDLE_MS} milliseconds')`;
}

/** The parameters of `sessionStands`, in its order. */
export function sessionValues({ sessionId, userId, roles }: Principal, now: Date): unknown[] {
  return [sessionId, userId, roles, now];
}
