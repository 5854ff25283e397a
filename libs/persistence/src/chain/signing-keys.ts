import { createPublicKey, type KeyObject } from 'node:crypto';
import { keyIdOf } from '@bakylau/recording';

/** A public key of the service, as anyone may know it. */
export interface PublishedKey {
  /** Hex SHA-256 of the key in DER; heads and receipts name their key by it. */
  keyId: string;
  pem: string;
  /** `retired` keys sign nothing any more; what they signed stays valid. */
  state: 'current' | 'retired';
}

/** The key that signs now and the public halves of those that signed before it. */
export class SigningKeys {
  private readonly keys = new Map<string, { key: KeyObject; published: PublishedKey }>();

  /**
   * @param current Ed25519 private key
   * @param retired Ed25519 public keys; the current one among them stays the current one
   */
  constructor(
    readonly current: KeyObject,
    retired: readonly KeyObject[] = [],
  ) {
    this.add(createPublicKey(current), 'current');
    for (const key of retired) this.add(key, 'retired');
  }

  /** The current key first. */
  list(): PublishedKey[] {
    return [...this.keys.values()].map(({ published }) => published);
  }

  /** The public key of this id; null when it is none of the service's. */
  find(keyId: string): KeyObject | null {
    return this.keys.get(keyId)?.key ?? null;
  }

  /** The PEM of a key; null when it is none of the service's. */
  findPem(keyId: string): string | null {
    return this.keys.get(keyId)?.published.pem ?? null;
  }

  /** All keys in one PEM text, for `expectedPublicKeyPem` of a verification. */
  get allPem(): string {
    return this.list()
      .map(({ pem }) => pem)
      .join('');
  }

  get currentPem(): string {
    return this.list()[0]!.pem;
  }

  private add(key: KeyObject, state: PublishedKey['state']): void {
    const keyId = keyIdOf(key);
    if (this.keys.has(keyId)) return;
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    this.keys.set(keyId, { key, published: { keyId, pem, state } });
  }
}
