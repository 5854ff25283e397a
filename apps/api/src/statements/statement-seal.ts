import { type KeyObject, sign, verify } from 'node:crypto';
import { type StatementSeal } from '@bakylau/contracts';
import { type GradeStatement, type SigningKeys, type StatementContent } from '@bakylau/persistence';
import { canonicalJson, sha256Hex } from '@bakylau/recording';

/** SHA-256 of a statement's content, hex: the code on the printed sheet. */
export function hashStatement(content: StatementContent): string {
  return sha256Hex(canonicalJson(content));
}

/** Ed25519 over the bytes of the hash, base64. */
export function signStatement(sha256: string, signingKey: KeyObject): string {
  return sign(null, Buffer.from(sha256, 'hex'), signingKey).toString('base64');
}

/** Checks the stored content anew: one that was changed in the database is told as invalid. */
export function signatureOf(
  { content, sha256, signature, keyId }: GradeStatement,
  keys: SigningKeys,
): StatementSeal['signature'] {
  const key = keys.find(keyId);
  if (!key) return 'unknown_key';
  const isSigned = verify(null, Buffer.from(sha256, 'hex'), key, Buffer.from(signature, 'base64'));
  return isSigned && hashStatement(content) === sha256 ? 'valid' : 'invalid';
}
