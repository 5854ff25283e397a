import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson, type JsonObject } from './canonical-json';
import { appendEntry, type ChainEntry } from './chain-entry';

/** Payload of a `head` entry: whoever held the key vouches for every entry up to `headSeq`. */
export interface SignedHead extends JsonObject {
  headSeq: number;
  headHash: string;
  /** True in the head that closes the session; a session that ends without one was cut off. */
  final: boolean;
  keyId: string;
  algorithm: 'Ed25519';
  /** Base64 of the signature over `headStatement`. */
  signature: string;
}

/** Keeps a signature for one purpose from being used for another. */
const STATEMENT_VERSION = 'bakylau-head-1';

/** Hex SHA-256 of the public key in DER; names the key without containing it. */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/**
 * The entry that signs everything so far; it joins the chain itself.
 * @param previous the last entry of the chain
 * @param privateKey an Ed25519 key
 * @param when session milliseconds and the same instant in UTC
 */
export function signHead(
  previous: ChainEntry,
  privateKey: KeyObject,
  when: { atMs: number; utc: string; final: boolean },
): ChainEntry {
  const { sessionId, seq, hash } = previous;
  const { atMs, utc, final } = when;
  const keyId = keyIdOf(createPublicKey(privateKey));
  const signature = sign(
    null,
    headStatement({ sessionId, headSeq: seq, headHash: hash, final, utc }),
    privateKey,
  );
  const payload: SignedHead = {
    headSeq: seq,
    headHash: hash,
    final,
    keyId,
    algorithm: 'Ed25519',
    signature: signature.toString('base64'),
  };
  return appendEntry(previous, { sessionId, kind: 'head', atMs, utc, payload });
}

/** Whether the signature in a head entry is of this key and covers what the entry says. */
export function isHeadSignedBy(entry: ChainEntry, publicKey: KeyObject): boolean {
  const { headSeq, headHash, final, signature } = entry.payload as SignedHead;
  const statement = headStatement({ sessionId: entry.sessionId, headSeq, headHash, final, utc: entry.utc });
  return verify(null, statement, publicKey, Buffer.from(String(signature), 'base64'));
}

function headStatement(head: {
  sessionId: string;
  headSeq: number;
  headHash: string;
  final: boolean;
  utc: string;
}): Buffer {
  return Buffer.from(canonicalJson({ statement: STATEMENT_VERSION, ...head }));
}
