import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Environment } from './environment.schema';

const ADVICE = 'an Ed25519 private key in PEM (make one: openssl genpkey -algorithm ed25519)';

/** The signing key of SIGNING_KEY (PEM, or base64 of it) or SIGNING_KEY_FILE; a string when there is a problem with it. */
export function readSigningKey(environment: Environment): KeyObject | string {
  const { SIGNING_KEY: inline, SIGNING_KEY_FILE: file } = environment;
  if (!inline && !file) return `SIGNING_KEY or SIGNING_KEY_FILE: set it to ${ADVICE}`;
  try {
    const key = createPrivateKey(inline ? pemOf(inline) : readFileSync(file ?? '', 'utf8'));
    if (key.asymmetricKeyType !== 'ed25519')
      return `SIGNING_KEY: this is a ${key.asymmetricKeyType} key; give ${ADVICE}`;
    return key;
  } catch {
    // The cause may quote the key, so it is not passed on.
    return inline
      ? `SIGNING_KEY: cannot be read; give ${ADVICE}`
      : `SIGNING_KEY_FILE: ${file} does not hold ${ADVICE}`;
  }
}

const RETIRED_ADVICE =
  'Ed25519 public keys in PEM, one after the other (of a private key: openssl pkey -in OLD.pem -pubout)';
const PUBLIC_BLOCKS = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

/**
 * The public keys of SIGNING_KEYS_RETIRED (PEM, or base64 of it) or SIGNING_KEYS_RETIRED_FILE; a string when there is a problem.
 * A private key is refused: one that signs no more has no business in the environment of a service.
 */
export function readRetiredKeys(environment: Environment): KeyObject[] | string {
  const { SIGNING_KEYS_RETIRED: inline, SIGNING_KEYS_RETIRED_FILE: file } = environment;
  if (!inline && !file) return [];
  const name = inline ? 'SIGNING_KEYS_RETIRED' : 'SIGNING_KEYS_RETIRED_FILE';
  try {
    const pem = inline ? pemOf(inline) : readFileSync(file ?? '', 'utf8');
    if (pem.includes('PRIVATE KEY')) return `${name}: holds a private key; give ${RETIRED_ADVICE}`;
    const keys = [...pem.matchAll(PUBLIC_BLOCKS)].map(([block]) => createPublicKey(block));
    const isSound = keys.length > 0 && keys.every((key) => key.asymmetricKeyType === 'ed25519');
    return isSound ? keys : `${name}: give ${RETIRED_ADVICE}`;
  } catch {
    return `${name}: cannot be read; give ${RETIRED_ADVICE}`;
  }
}

function pemOf(value: string): string {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n');
  return Buffer.from(value, 'base64').toString('utf8');
}
