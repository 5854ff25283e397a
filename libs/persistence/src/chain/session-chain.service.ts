import { type KeyObject } from 'node:crypto';
import {
  appendEntry,
  type ChainEntry,
  type ChainEntryKind,
  type JsonObject,
  MANIFEST_NAME,
  manifestLine,
  PUBLIC_KEY_NAME,
  readPublicKeys,
  sessionFolder,
  signHead,
  type SignedHead,
} from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';
import { type DataSource, type EntityManager } from 'typeorm';
import { ChainEntryRecord } from '../entities/chain-entry-record.entity';
import { ChainHeadRecord } from '../entities/chain-head-record.entity';
import { ExamSession } from '../entities/exam-session.entity';
import { SigningKeys } from './signing-keys';

export interface SessionChainOptions {
  dataSource: DataSource;
  objectStore: ObjectStore;
  /** Ed25519 private key. */
  signingKey: KeyObject;
  /** Ed25519 public keys that signed before it. */
  retiredKeys?: readonly KeyObject[];
}

/** Lock namespace of the chains among PostgreSQL's advisory locks; the second number is the session. */
const CHAIN_LOCK = 4_201;
const MANIFEST_CONTENT_TYPE = 'application/x-ndjson';
/** The line of a head is shorter. */
const HEAD_LINE_BYTES = 4096;
const PEM_CONTENT_TYPE = 'application/x-pem-file';

/** Keeps the evidence chain of every session in the database. Only this class writes the two chain tables. */
export class SessionChainService {
  /** The key that signs, and those that did. */
  readonly keys: SigningKeys;

  constructor(private readonly options: SessionChainOptions) {
    this.keys = new SigningKeys(options.signingKey, options.retiredKeys);
  }

  /**
   * Adds an entry behind the last one. Appends to one session wait for each other, also across processes.
   * @param atMs session milliseconds, or null for now
   * @param manager of the transaction that the entry belongs to; by default the entry is a transaction by itself
   * @throws EntityNotFoundError when there is no such session
   */
  async append(
    sessionId: string,
    kind: ChainEntryKind,
    atMs: number | null,
    payload: JsonObject,
    manager?: EntityManager,
  ): Promise<ChainEntry> {
    return this.inLockedChain(sessionId, manager, async (locked) => {
      const when = await this.momentOf(locked, sessionId, atMs);
      const previous = await findLast(locked, sessionId);
      return store(locked, appendEntry(previous, { sessionId, kind, payload, ...when }));
    });
  }

  /**
   * Signs everything so far with an entry of kind `head`. Does nothing when the chain is empty, or when nothing is new.
   * @param final closes the session: verification asks for a final head at the end. Entries may still follow (a verdict);
   *   sign as final again after them.
   * @returns the newest head; null when the chain is empty
   */
  async signHead(
    sessionId: string,
    options: { atMs?: number | null; final: boolean },
    manager?: EntityManager,
  ): Promise<ChainEntry | null> {
    return this.inLockedChain(sessionId, manager, async (locked) => {
      const last = await findLast(locked, sessionId);
      if (!last || (last.kind === 'head' && (last.payload['final'] === true || !options.final))) return last;
      const when = await this.momentOf(locked, sessionId, options.atMs ?? null);
      const head = signHead(last, this.options.signingKey, { ...when, final: options.final });
      await store(locked, head);
      const { signature } = head.payload as SignedHead;
      await locked.insert(ChainHeadRecord, {
        sessionId,
        seq: head.seq,
        hash: head.hash,
        signature,
        signedAt: head.utc,
      });
      return head;
    });
  }

  /** Whether the last entry is a final head; false for an empty chain. */
  async endsFinal(sessionId: string): Promise<boolean> {
    const last = await findLast(this.options.dataSource.manager, sessionId);
    return last?.kind === 'head' && last.payload['final'] === true;
  }

  /** All entries in order. */
  async list(
    sessionId: string,
    manager: EntityManager = this.options.dataSource.manager,
  ): Promise<ChainEntry[]> {
    const rows = await manager.find(ChainEntryRecord, { where: { sessionId }, order: { seq: 'ASC' } });
    return rows.map(entryOf);
  }

  /** One entry; null when there is none. */
  async find(sessionId: string, seq: number): Promise<ChainEntry | null> {
    const row = await this.options.dataSource.manager.findOneBy(ChainEntryRecord, { sessionId, seq });
    return row && entryOf(row);
  }

  /**
   * Writes the manifest and the public key into the session's folder of the object store, where `verifySession` reads them.
   * Safe to repeat: after later entries the newer manifest takes the place of the older one. No lock is held while the store
   * works, so another process may have put a newer manifest meanwhile, which this one then covers: therefore it looks again
   * after its put, until it has written everything there is.
   */
  async exportManifest(sessionId: string): Promise<{ key: string; entries: number }> {
    const { objectStore } = this.options;
    const folder = sessionFolder(sessionId);
    for (;;) {
      const entries = await this.list(sessionId);
      await this.exportPublicKeys(folder + PUBLIC_KEY_NAME, entries);
      const lines = Buffer.from(entries.map(manifestLine).join(''));
      await objectStore.put(folder + MANIFEST_NAME, lines, MANIFEST_CONTENT_TYPE);
      const last = await findLast(this.options.dataSource.manager, sessionId);
      if (last?.hash === entries.at(-1)?.hash)
        return { key: folder + MANIFEST_NAME, entries: entries.length };
    }
  }

  /** Whether the store's manifest says what the chain says, as far as it reaches: one that was changed there must not be covered. */
  async isExportGenuine(sessionId: string): Promise<boolean> {
    const { objectStore } = this.options;
    const key = sessionFolder(sessionId) + MANIFEST_NAME;
    if (!(await objectStore.find(key))) return false;
    const stored = (await objectStore.get(key)).toString('utf8');
    return (await this.list(sessionId)).map(manifestLine).join('').startsWith(stored);
  }

  /** Writes the manifest out again unless it ends with this head: a store that was away has an older one. */
  async ensureExported(sessionId: string, headHash: string): Promise<void> {
    const { objectStore } = this.options;
    const key = sessionFolder(sessionId) + MANIFEST_NAME;
    const sizeBytes = (await objectStore.find(key))?.sizeBytes ?? 0;
    let end = '';
    if (sizeBytes > 0)
      for await (const block of await objectStore.getRange(
        key,
        Math.max(0, sizeBytes - HEAD_LINE_BYTES),
        sizeBytes - 1,
      ))
        end += String(block);
    if (!end.includes(headHash)) await this.exportManifest(sessionId);
  }

  /**
   * Every key that signed a head here, as far as the service knows it: it may have been changed while the session ran. Keys that
   * are in the file already stay.
   */
  private async exportPublicKeys(key: string, entries: readonly ChainEntry[]): Promise<void> {
    const { objectStore } = this.options;
    const stored = (await objectStore.find(key)) ? (await objectStore.get(key)).toString('utf8') : '';
    const known = stored ? readPublicKeys(stored) : new Map<string, KeyObject>();
    const signers = entries
      .filter(({ kind }) => kind === 'head')
      .map(({ payload }) => (payload as SignedHead).keyId);
    const missing = [...new Set(signers)]
      .filter((keyId) => !known.has(keyId))
      .map((keyId) => this.keys.findPem(keyId))
      .filter((pem) => pem !== null);
    // A chain without a head yet gets the key that will sign it.
    if (missing.length === 0 && !stored) missing.push(this.keys.currentPem);
    if (missing.length === 0) return;
    await objectStore.put(key, Buffer.from(stored + missing.join('')), PEM_CONTENT_TYPE);
  }

  private async inLockedChain<T>(
    sessionId: string,
    manager: EntityManager | undefined,
    work: (locked: EntityManager) => Promise<T>,
  ): Promise<T> {
    const lockAndWork = async (locked: EntityManager): Promise<T> => {
      // The session's row comes before the chain, as in a transaction that holds the row and then appends: an entry refers to
      // the row, so taking it second would let the two wait for each other.
      await locked.query('SELECT 1 FROM sessions WHERE id = $1 FOR KEY SHARE', [sessionId]);
      await locked.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [CHAIN_LOCK, sessionId]);
      return work(locked);
    };
    return manager ? lockAndWork(manager) : this.options.dataSource.transaction(lockAndWork);
  }

  /** Session milliseconds and UTC of one moment. Before the candidate's page first joined the session clock stands at 0. */
  private async momentOf(
    manager: EntityManager,
    sessionId: string,
    atMs: number | null,
  ): Promise<{ atMs: number; utc: string }> {
    const { epoch } = await manager.findOneOrFail(ExamSession, {
      select: { id: true, epoch: true },
      where: { id: sessionId },
    });
    const now = Date.now();
    if (!epoch) return { atMs: atMs ?? 0, utc: new Date(now).toISOString() };
    const exactMs = Math.round(atMs ?? now - epoch.getTime());
    return { atMs: exactMs, utc: new Date(epoch.getTime() + exactMs).toISOString() };
  }
}

async function findLast(manager: EntityManager, sessionId: string): Promise<ChainEntry | null> {
  const row = await manager.findOne(ChainEntryRecord, { where: { sessionId }, order: { seq: 'DESC' } });
  return row && entryOf(row);
}

async function store(manager: EntityManager, entry: ChainEntry): Promise<ChainEntry> {
  await manager.insert(ChainEntryRecord, entry);
  return entry;
}

function entryOf(row: ChainEntryRecord): ChainEntry {
  const { sessionId, seq, kind, atMs, utc, payload, previousHash, hash } = row;
  return { sessionId, seq, kind, atMs, utc, payload: payload as JsonObject, previousHash, hash };
}
