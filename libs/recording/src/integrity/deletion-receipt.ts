import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, sha256Hex } from './canonical-json';
import { keyIdOf } from './signed-head';

/** One object that a deletion removes. */
export interface DeletedObject {
  /** Key in the object store. */
  key: string;
  /** As the store had it; 0 for one that was gone already. */
  sizeBytes: number;
}

/** What was deleted, of whom, by which rule and when; the service vouches for it. */
export interface DeletionStatement {
  deletionId: string;
  /** Which kind of artefact, for example `recording`. */
  artefact: string;
  rule: string;
  /** The period in days that was over; null for an erasure. */
  days: number | null;
  personId: string;
  /** Null for what belongs to no session, such as the enrolled photo. */
  sessionId: string | null;
  objects: number;
  sizeBytes: number;
  /** Hex, of `deletedObjectsHash`. */
  objectsSha256: string;
  /** Rows of the database that were removed or emptied. */
  rows: number;
  /** UTC, ISO 8601. */
  orderedAt: string;
  /** UTC, ISO 8601; after the last look that found none of the objects. */
  completedAt: string;
}

export interface DeletionReceipt extends DeletionStatement {
  /** Names the key among those of the service. */
  keyId: string;
  algorithm: 'Ed25519';
  /** Base64 of the signature over the statement in canonical JSON (RFC 8785). */
  signature: string;
}

/** Keeps a signature for one purpose from being used for another. */
const STATEMENT_VERSION = 'bakylau-deletion-1';

/** Hex SHA-256 of a list of deleted objects, in whatever order it comes. */
export function deletedObjectsHash(objects: readonly DeletedObject[]): string {
  const sorted = objects
    .map(({ key, sizeBytes }) => ({ key, sizeBytes }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return sha256Hex(canonicalJson({ objects: sorted }));
}

/** @param privateKey an Ed25519 key */
export function signDeletion(statement: DeletionStatement, privateKey: KeyObject): DeletionReceipt {
  const signature = sign(null, bytesOf(statement), privateKey).toString('base64');
  return { ...statement, keyId: keyIdOf(createPublicKey(privateKey)), algorithm: 'Ed25519', signature };
}

/** Whether the receipt says what this key signed. */
export function isDeletionSignedBy(receipt: DeletionReceipt, publicKey: KeyObject): boolean {
  return verify(null, bytesOf(receipt), publicKey, Buffer.from(receipt.signature, 'base64'));
}

function bytesOf(of: DeletionStatement): Buffer {
  const { deletionId, artefact, rule, days, personId, sessionId } = of;
  const { objects, sizeBytes, objectsSha256, rows, orderedAt, completedAt } = of;
  const what = { deletionId, artefact, rule, days, personId, sessionId };
  const extent = { objects, sizeBytes, objectsSha256, rows, orderedAt, completedAt };
  return Buffer.from(canonicalJson({ statement: STATEMENT_VERSION, ...what, ...extent }));
}
