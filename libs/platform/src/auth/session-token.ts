import { createHmac, randomBytes } from 'node:crypto';
import { parseCookie } from 'cookie';

export const SESSION_COOKIE = 'bakylau_session';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new cookie token: 256 random bits in base64url. */
export function newSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Keyed SHA-256 in hex: what the database keeps of a token, a login or an address. */
export function keyedHash(secret: string, value: string): string {
  return createHmac('sha256', secret).update(value).digest('hex');
}

/** The session token of a Cookie header; null when there is none of the right form. */
export function findSessionToken(cookieHeader: string | undefined): string | null {
  const token = cookieHeader ? parseCookie(cookieHeader)[SESSION_COOKIE] : undefined;
  return token !== undefined && TOKEN.test(token) ? token : null;
}
