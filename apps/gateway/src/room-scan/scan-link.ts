import { createHash, randomBytes } from 'node:crypto';
import { ROOM_SCAN_LINK_LIFE_MS } from '@bakylau/contracts';

/**
 * The link that a phone opens. It is good for one device: the first page that comes with the token binds it to the page's own key,
 * so that its connection may break and return while nobody else gets in with the same token. Only hashes are kept.
 */
export class ScanLink {
  #keyHash: string | null = null;

  private constructor(
    private readonly tokenHash: string,
    readonly expiresAt: Date,
  ) {}

  static create(nowMs = Date.now()): { link: ScanLink; token: string } {
    const token = randomBytes(32).toString('base64url');
    return { link: new ScanLink(hashOf(token), new Date(nowMs + ROOM_SCAN_LINK_LIFE_MS)), token };
  }

  /** Whether a page with this token and key may come in; binds the link when it is the first one. */
  admit(token: string, key: string, nowMs = Date.now()): boolean {
    if (hashOf(token) !== this.tokenHash) return false;
    if (this.#keyHash !== null) return this.#keyHash === hashOf(key);
    if (nowMs >= this.expiresAt.getTime()) return false;
    this.#keyHash = hashOf(key);
    return true;
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
