import { type KeyObject } from 'node:crypto';
import { isLocalRecordingPath, MANIFEST_NAME, PUBLIC_KEY_NAME } from '../object-paths';
import { FIRST_PREVIOUS_HASH, hashEntry, type ChainEntry } from './chain-entry';
import { canonicalJson } from './canonical-json';
import { isObjectReference } from './chain-payloads';
import { parseManifestLine } from './manifest';
import { type OrderedDeletion, readOrderedDeletions } from './ordered-deletions';
import { type SessionArchive } from './session-archive';
import { isHeadSignedBy, type SignedHead } from './signed-head';
import { readPublicKeys } from './verification-keys';
import { VerificationStop, type VerificationCode, type VerificationReport } from './verification-report';

export interface VerifyOptions {
  /**
   * The service's public keys in PEM, from a source other than the session's folder. Without it a replaced key cannot be told
   * from a real one: whoever can change the folder can sign it anew.
   */
  expectedPublicKeyPem?: string;
  /** The session still runs: no final head is asked for, and objects that are not in the manifest yet are passed over. */
  allowOpen?: boolean;
}

/**
 * Checks a session's folder against its manifest: every hash and link of the chain, every signature, every object. Needs no
 * database and no network, and memory only for the list of paths. Stops at the first problem and names it.
 */
export async function verifySession(
  archive: SessionArchive,
  options: VerifyOptions = {},
): Promise<VerificationReport> {
  const verifier = new SessionVerifier(archive, options);
  try {
    await verifier.run();
  } catch (error) {
    if (!(error instanceof VerificationStop)) throw error;
    verifier.report.problem = error.problem;
  }
  verifier.report.sound = verifier.report.problem === null;
  return verifier.report;
}

class SessionVerifier {
  readonly report: VerificationReport = {
    sound: false,
    sessionId: null,
    entries: 0,
    objects: 0,
    objectsSizeBytes: 0,
    deleted: [],
    lastHead: null,
    unsignedEntries: 0,
    problem: null,
  };

  private keys = new Map<string, KeyObject>();
  private readonly listed = new Set<string>([MANIFEST_NAME, PUBLIC_KEY_NAME]);
  private deletions = new Map<string, OrderedDeletion>();
  private last: ChainEntry | null = null;
  private line = 0;

  constructor(
    private readonly archive: SessionArchive,
    private readonly options: VerifyOptions,
  ) {}

  async run(): Promise<void> {
    const lines = await this.archive.manifestLines();
    if (!lines) return this.stop('MANIFEST_MISSING', MANIFEST_NAME, 'a manifest', 'no file, or an empty one');
    await this.loadKeys();
    this.deletions = await readOrderedDeletions(this.archive);
    for await (const line of lines) {
      this.line++;
      const entry = this.checkEntry(line);
      if (entry.kind === 'head') this.checkHead(entry);
      else this.report.unsignedEntries++;
      await this.checkObject(entry);
      this.last = entry;
    }
    this.line = 0;
    if (this.options.allowOpen) return;
    const newPart = await this.checkUnlisted();
    this.checkClosed();
    if (newPart !== null)
      this.stop(
        'PART_NOT_SIGNED_YET',
        newPart,
        'only objects that the manifest names',
        "a part of what the candidate's browser recorded itself, which no entry names: one that came late is signed within a minute, so " +
          'check a new copy; if that does not name it either, nobody vouches for it',
      );
  }

  private async loadKeys(): Promise<void> {
    const pem = await this.archive.publicKeyPem();
    if (pem === null)
      return this.stop('KEY_MISSING', PUBLIC_KEY_NAME, 'the public key of the service', 'no file');
    try {
      this.keys = readPublicKeys(pem);
    } catch (error) {
      return this.stop(
        'KEY_MISSING',
        PUBLIC_KEY_NAME,
        'Ed25519 public keys in PEM',
        (error as Error).message,
      );
    }
    if (this.options.expectedPublicKeyPem === undefined) return;
    const expected = readPublicKeys(this.options.expectedPublicKeyPem);
    const stranger = [...this.keys.keys()].find((keyId) => !expected.has(keyId));
    if (stranger !== undefined) {
      this.stop(
        'KEY_REPLACED',
        PUBLIC_KEY_NAME,
        `only keys among ${[...expected.keys()].join(', ')}`,
        stranger,
      );
    }
  }

  private checkEntry(line: string): ChainEntry {
    const { last } = this;
    const entry = parseManifestLine(line);
    const wantedSeq = last ? last.seq + 1 : 0;
    if (!entry)
      return this.stop('ENTRY_UNREADABLE', `entry ${wantedSeq}`, 'a chain entry as JSON', line.slice(0, 80));
    const item = `entry ${entry.seq} (${entry.kind})`;
    const hash = this.hashOf(entry, item);
    if (hash !== entry.hash)
      return this.stop('ENTRY_CHANGED', item, `content with hash ${entry.hash}`, `hash ${hash}`);
    if (entry.seq !== wantedSeq) {
      return this.stop(
        'ENTRY_OUT_OF_ORDER',
        `entry ${wantedSeq}`,
        `entry ${wantedSeq} here`,
        `entry ${entry.seq}`,
      );
    }
    const previousHash = last?.hash ?? FIRST_PREVIOUS_HASH;
    if (entry.previousHash !== previousHash) {
      return this.stop(
        'CHAIN_BROKEN',
        item,
        `previous hash ${previousHash}`,
        `previous hash ${entry.previousHash}`,
      );
    }
    this.report.sessionId ??= entry.sessionId;
    if (entry.sessionId !== this.report.sessionId) {
      return this.stop(
        'ENTRY_OF_OTHER_SESSION',
        item,
        `session ${this.report.sessionId}`,
        `session ${entry.sessionId}`,
      );
    }
    this.report.entries++;
    return entry;
  }

  /** A line may be JSON and still hold what canonical JSON cannot. */
  private hashOf(entry: ChainEntry, item: string): string {
    try {
      return hashEntry(entry);
    } catch (error) {
      return this.stop(
        'ENTRY_UNREADABLE',
        item,
        'values that canonical JSON can hold',
        (error as Error).message,
      );
    }
  }

  private checkHead(entry: ChainEntry): void {
    const item = `entry ${entry.seq} (head)`;
    const { headSeq, headHash, keyId, final } = entry.payload as SignedHead;
    const { last } = this;
    if (headSeq !== last?.seq || headHash !== last.hash) {
      const expected = last ? `entry ${last.seq} with hash ${last.hash}` : 'an entry before it';
      return this.stop('HEAD_INVALID', item, expected, `entry ${headSeq} with hash ${headHash}`);
    }
    const key = this.keys.get(keyId);
    if (!key) {
      return this.stop(
        'KEY_REPLACED',
        item,
        `a key in ${PUBLIC_KEY_NAME}: ${[...this.keys.keys()].join(', ')}`,
        keyId,
      );
    }
    if (!isHeadSignedBy(entry, key)) {
      return this.stop('HEAD_INVALID', item, `a signature of key ${keyId}`, 'a signature that does not fit');
    }
    this.report.lastHead = { seq: entry.seq, hash: entry.hash, utc: entry.utc, keyId, final };
    this.report.unsignedEntries = 0;
  }

  private async checkObject(entry: ChainEntry): Promise<void> {
    const object = entry.payload['object'];
    if (object === undefined) return;
    if (!isObjectReference(object)) {
      const item = `entry ${entry.seq} (${entry.kind})`;
      return this.stop(
        'ENTRY_UNREADABLE',
        item,
        'path, sizeBytes and sha256 of an object',
        canonicalJson({ object }),
      );
    }
    const { path, sizeBytes, sha256 } = object;
    this.listed.add(path);
    const found = await this.archive.digest(path);
    const deletion = this.deletions.get(path);
    if (!found && deletion) {
      this.report.deleted.push({ path, rule: deletion.rule, utc: deletion.utc });
      return;
    }
    if (!found)
      return this.stop('OBJECT_MISSING', path, `${sizeBytes} bytes with SHA-256 ${sha256}`, 'no object');
    if (found.sizeBytes !== sizeBytes) {
      return this.stop('OBJECT_CHANGED', path, `${sizeBytes} bytes`, `${found.sizeBytes} bytes`);
    }
    if (found.sha256 !== sha256)
      return this.stop('OBJECT_CHANGED', path, `SHA-256 ${sha256}`, `SHA-256 ${found.sha256}`);
    if (deletion?.done)
      return this.stop('OBJECT_NOT_DELETED', path, `no object: deleted by ${deletion.rule}`, 'the object');
    this.report.objects++;
    this.report.objectsSizeBytes += sizeBytes;
  }

  /**
   * A recording that the manifest does not know points to a manifest that was cut off before it.
   * @returns a part of what the candidate's browser recorded that may only be too new for the manifest; null when there is none
   */
  private async checkUnlisted(): Promise<string | null> {
    let newPart: string | null = null;
    for await (const path of this.archive.paths()) {
      if (this.listed.has(path)) continue;
      if (isLocalRecordingPath(path)) newPart ??= path;
      else {
        this.stop(
          'OBJECT_UNLISTED',
          path,
          'only objects that the manifest names',
          'an object that no entry names',
        );
      }
    }
    return newPart;
  }

  private checkClosed(): void {
    const { last } = this;
    if (last?.kind === 'head' && last.payload['final'] === true) return;
    const found = last ? `the last line is entry ${last.seq} (${last.kind})` : 'no entries';
    this.stop('CUT_OFF', MANIFEST_NAME, 'a final signed head as the last entry', found);
  }

  private stop(code: VerificationCode, item: string, expected: string, found: string): never {
    throw new VerificationStop({ code, item, line: this.line === 0 ? null : this.line, expected, found });
  }
}
