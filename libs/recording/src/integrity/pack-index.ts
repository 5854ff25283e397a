import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { keyIdOf } from './signed-head';

export const PACK_INDEX_NAME = 'index.json';

/** A file of a pack outside the session's folder; those inside are in the chain. */
export interface PackFile {
  /** From the root of the pack. */
  path: string;
  sizeBytes: number;
  /** Hex. */
  sha256: string;
}

export interface PackStatement {
  sessionId: string;
  /** The head of the chain that the files were made from. */
  headHash: string;
  files: PackFile[];
}

/** What a pack holds besides the session's folder; the service vouches for it. */
export interface PackIndex extends PackStatement {
  keyId: string;
  publicKeyPem: string;
  algorithm: 'Ed25519';
  /** Base64 of the signature over the statement in canonical JSON (RFC 8785). */
  signature: string;
}

/** Keeps a signature for one purpose from being used for another. */
const STATEMENT_VERSION = 'bakylau-pack-1';

/** @param privateKey an Ed25519 key */
export function signPackIndex(statement: PackStatement, privateKey: KeyObject): PackIndex {
  const publicKey = createPublicKey(privateKey);
  return {
    ...statement,
    keyId: keyIdOf(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    algorithm: 'Ed25519',
    signature: sign(null, bytesOf(statement), privateKey).toString('base64'),
  };
}

export function isPackIndexSignedBy(index: PackIndex, publicKey: KeyObject): boolean {
  return verify(null, bytesOf(index), publicKey, Buffer.from(index.signature, 'base64'));
}

/** Null for a text that is no index. */
export function parsePackIndex(text: string): PackIndex | null {
  try {
    const index = JSON.parse(text) as PackIndex;
    const texts = [index.sessionId, index.headHash, index.keyId, index.publicKeyPem, index.signature];
    const isIndex = texts.every((value) => typeof value === 'string') && Array.isArray(index.files);
    return isIndex && index.files.every(isPackFile) ? index : null;
  } catch {
    return null;
  }
}

function isPackFile({ path, sizeBytes, sha256 }: PackFile): boolean {
  return typeof path === 'string' && typeof sizeBytes === 'number' && typeof sha256 === 'string';
}

function bytesOf({ sessionId, headHash, files }: PackStatement): Buffer {
  const listed = files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 }));
  return Buffer.from(canonicalJson({ statement: STATEMENT_VERSION, sessionId, headHash, files: listed }));
}
