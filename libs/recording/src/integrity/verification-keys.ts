import { createPublicKey, type KeyObject } from 'node:crypto';
import { keyIdOf } from './signed-head';

const PEM_BLOCK = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

/**
 * The keys in a PEM text by key id; a file may hold several, because keys are changed now and then.
 * @throws Error when the text holds no public key, or one that is not Ed25519
 */
export function readPublicKeys(pem: string): Map<string, KeyObject> {
  const keys = new Map<string, KeyObject>();
  for (const [block] of pem.matchAll(PEM_BLOCK)) {
    const key = createPublicKey(block);
    if (key.asymmetricKeyType !== 'ed25519') {
      throw new Error(
        `A public key is of type ${key.asymmetricKeyType ?? 'unknown'}; heads are signed with Ed25519 keys`,
      );
    }
    keys.set(keyIdOf(key), key);
  }
  if (keys.size === 0) throw new Error('The text holds no "BEGIN PUBLIC KEY" block');
  return keys;
}
