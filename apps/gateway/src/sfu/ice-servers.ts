import { createHmac } from 'node:crypto';

export interface TurnOptions {
  /** `turn:` and `turns:` URLs. */
  urls: readonly string[];
  /** coturn's `static-auth-secret`. */
  secret: string;
}

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** A credential outlives the longest exam with its credits (4 hours) and a check-in before it. */
export const TURN_CREDENTIAL_LIFETIME_S = 6 * 3600;

/**
 * ICE servers for one person's browser. The password follows coturn's REST scheme (`use-auth-secret`): base64 of
 * HMAC-SHA1(secret, username), where the username is `<unix seconds of expiry>:<person>`; the relay itself refuses it
 * afterwards, so a leaked one is worth little.
 */
export function iceServersFor(personId: string, turn: TurnOptions | null, now = new Date()): IceServer[] {
  if (!turn) return [];
  const username = `${Math.floor(now.getTime() / 1000) + TURN_CREDENTIAL_LIFETIME_S}:${personId}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [{ urls: [...turn.urls], username, credential }];
}
