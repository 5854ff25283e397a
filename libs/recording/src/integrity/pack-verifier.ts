import { type KeyObject } from 'node:crypto';
import { isPackIndexSignedBy, PACK_INDEX_NAME, type PackIndex, parsePackIndex } from './pack-index';
import { SessionArchive, type SessionFiles } from './session-archive';
import { readPublicKeys } from './verification-keys';
import {
  type VerificationCode,
  type VerificationProblem,
  type VerificationReport,
} from './verification-report';

/** Where a pack lies, and what was found out about the session in it. */
export interface PackToVerify {
  pack: SessionFiles;
  /** Of the session within the pack, with a closing slash; empty for a zip of the bare folder. */
  folder: string;
  session: VerificationReport;
  /** As in VerifyOptions. */
  expectedPublicKeyPem?: string | undefined;
}

/**
 * Checks what a pack holds besides the session's folder (protocols, clips, instructions) against its signed index.
 * @returns the first thing that is wrong; null when all is as it was signed, or when the zip holds the folder alone
 */
export async function verifyPackFiles(wanted: PackToVerify): Promise<VerificationProblem | null> {
  const { pack, folder, session, expectedPublicKeyPem } = wanted;
  const root = new SessionArchive(pack, '');
  const outside: string[] = [];
  for await (const { key } of pack.list('')) if (!key.startsWith(folder)) outside.push(key);
  if (outside.length === 0) return null;
  if (!outside.includes(PACK_INDEX_NAME))
    return problem(
      'INDEX_MISSING',
      PACK_INDEX_NAME,
      'a signed index of the files beside the session',
      'no file',
    );
  const index = parsePackIndex((await pack.get(PACK_INDEX_NAME)).toString('utf8'));
  if (!index) return problem('INDEX_INVALID', PACK_INDEX_NAME, 'an index as JSON', 'something else');
  const unsound = checkSignature(index, expectedPublicKeyPem) ?? checkSession(index, session);
  if (unsound) return unsound;
  for (const { path, sizeBytes, sha256 } of index.files) {
    const found = await root.digest(path);
    const expected = `${sizeBytes} bytes with SHA-256 ${sha256}`;
    if (!found) return problem('OBJECT_MISSING', path, expected, 'no file');
    if (found.sizeBytes !== sizeBytes || found.sha256 !== sha256)
      return problem(
        'OBJECT_CHANGED',
        path,
        expected,
        `${found.sizeBytes} bytes with SHA-256 ${found.sha256}`,
      );
  }
  const listed = new Set([PACK_INDEX_NAME, ...index.files.map(({ path }) => path)]);
  const stranger = outside.find((path) => !listed.has(path));
  return stranger === undefined
    ? null
    : problem('OBJECT_UNLISTED', stranger, 'only files that the index names', 'a file that it does not name');
}

function checkSignature(index: PackIndex, expectedPublicKeyPem?: string): VerificationProblem | null {
  const { keyId } = index;
  const keys = keysOf(expectedPublicKeyPem ?? index.publicKeyPem);
  const key = keys.get(keyId);
  if (!key)
    return problem('KEY_REPLACED', PACK_INDEX_NAME, `a key among ${[...keys.keys()].join(', ')}`, keyId);
  return isPackIndexSignedBy(index, key)
    ? null
    : problem(
        'INDEX_INVALID',
        PACK_INDEX_NAME,
        `a signature of key ${keyId}`,
        'a signature that does not fit',
      );
}

function keysOf(pem: string): Map<string, KeyObject> {
  try {
    return readPublicKeys(pem);
  } catch {
    return new Map();
  }
}

/** An index of another session, or of an earlier state of this one, would let protocols be exchanged. */
function checkSession(
  index: PackIndex,
  { sessionId, lastHead }: VerificationReport,
): VerificationProblem | null {
  if (index.sessionId === sessionId && index.headHash === lastHead?.hash) return null;
  return problem(
    'INDEX_INVALID',
    PACK_INDEX_NAME,
    `session ${sessionId} up to head ${lastHead?.hash ?? 'none'}`,
    `session ${index.sessionId} up to head ${index.headHash}`,
  );
}

function problem(code: VerificationCode, item: string, expected: string, found: string): VerificationProblem {
  return { code, item, line: null, expected, found };
}
