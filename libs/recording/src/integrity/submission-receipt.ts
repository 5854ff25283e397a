import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson, type JsonObject, sha256Hex } from './canonical-json';
import { keyIdOf } from './signed-head';

/** One stored answer as it counts for the hash; the value is whatever the exam stored. */
export interface ReceiptAnswer {
  itemId: string;
  value: JsonObject;
  /** Of a written answer; absent where there are none, so that older receipts keep their hash. */
  files?: readonly ReceiptFileHash[];
}

export interface ReceiptFileHash {
  sha256: string;
  sizeBytes: number;
}

/** What was handed in, and when; the service vouches for it. */
export interface ReceiptStatement {
  attemptId: string;
  examId: string;
  /** UTC, ISO 8601. */
  submittedAt: string;
  /** How many items have an answer. */
  answers: number;
  /** Hex, of `answersHash`. */
  answersSha256: string;
}

export interface SubmissionReceipt extends ReceiptStatement {
  /** Names the key among those of the service. */
  keyId: string;
  algorithm: 'Ed25519';
  /** Base64 of the signature over the statement in canonical JSON (RFC 8785). */
  signature: string;
}

/** Keeps a signature for one purpose from being used for another. */
const STATEMENT_VERSION = 'bakylau-receipt-1';

/** Hex SHA-256 of all answers of an attempt, in whatever order they come. */
export function answersHash(answers: readonly ReceiptAnswer[]): string {
  const sorted = answers
    .toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))
    .map(({ itemId, value, files = [] }): JsonObject => {
      return files.length > 0 ? { itemId, value, files: files.map(hashOf) } : { itemId, value };
    });
  return sha256Hex(canonicalJson({ answers: sorted }));
}

const hashOf = ({ sha256, sizeBytes }: ReceiptFileHash) => ({ sha256, sizeBytes });

/** @param privateKey an Ed25519 key */
export function signReceipt(statement: ReceiptStatement, privateKey: KeyObject): SubmissionReceipt {
  const signature = sign(null, bytesOf(statement), privateKey).toString('base64');
  return { ...statement, keyId: keyIdOf(createPublicKey(privateKey)), algorithm: 'Ed25519', signature };
}

/** Whether the receipt says what this key signed. */
export function isReceiptSignedBy(receipt: SubmissionReceipt, publicKey: KeyObject): boolean {
  return verify(null, bytesOf(receipt), publicKey, Buffer.from(receipt.signature, 'base64'));
}

function bytesOf({ attemptId, examId, submittedAt, answers, answersSha256 }: ReceiptStatement): Buffer {
  const statement = { attemptId, examId, submittedAt, answers, answersSha256 };
  return Buffer.from(canonicalJson({ statement: STATEMENT_VERSION, ...statement }));
}
