import { type KeyObject } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeFully } from '../durable-file';
import { type JsonObject } from './canonical-json';
import { appendEntry, hashEntry, type ChainEntry, type ChainEntryKind } from './chain-entry';
import { manifestLine, parseManifestLine } from './manifest';
import { signHead } from './signed-head';

/**
 * A session's manifest as a local file that only grows. An entry is on the disk when `append` resolves; appends that are asked
 * for at the same time share one wait for the disk, and keep the order in which they were asked for.
 */
export class ManifestLog {
  private tail: Promise<void> = Promise.resolve();
  private unwritten: string[] = [];
  private isClosed = false;

  private constructor(
    private readonly file: FileHandle,
    private readonly sessionId: string,
    private last: ChainEntry | null,
    /** Everything before this is on the disk. */
    private sizeBytes: number,
  ) {}

  /**
   * Opens or creates the file. A last line that was torn when the process died is cut off; it was never acknowledged.
   * @throws Error when what the file holds is not a whole chain of this session: then somebody changed it, and adding to it
   * would cover that up
   */
  static async open(path: string, sessionId: string): Promise<ManifestLog> {
    await mkdir(dirname(path), { recursive: true });
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const last = lastEntryOf(whole, path, sessionId);
    const file = await open(path, constants.O_RDWR | constants.O_CREAT);
    await syncFolder(dirname(path));
    const sizeBytes = Buffer.byteLength(whole);
    if (whole.length < text.length) await file.truncate(sizeBytes);
    return new ManifestLog(file, sessionId, last, sizeBytes);
  }

  /** The newest entry, also when its write is still under way; null in an empty chain. */
  get lastEntry(): ChainEntry | null {
    return this.last;
  }

  /**
   * Adds an entry. The entry exists at once and the next one builds on it; the promise tells when it is durable. When the disk
   * refuses, the promise rejects, but the entry stays in the chain and is written with the next one: do not append it again.
   * @param at session milliseconds and the same instant as ISO 8601 in UTC
   */
  async append(
    kind: ChainEntryKind,
    payload: JsonObject,
    at: { atMs: number; utc: string },
  ): Promise<ChainEntry> {
    const entry = appendEntry(this.last, { sessionId: this.sessionId, kind, payload, ...at });
    await this.store(entry);
    return entry;
  }

  /**
   * Signs everything so far. Does nothing in an empty chain, or when nothing is new since the last head.
   * @param at `final` closes the session
   */
  async sign(
    privateKey: KeyObject,
    at: { atMs: number; utc: string; final: boolean },
  ): Promise<ChainEntry | null> {
    const { last } = this;
    if (!last || (last.kind === 'head' && (last.payload['final'] === true || !at.final))) return last;
    const entry = signHead(last, privateKey, at);
    await this.store(entry);
    return entry;
  }

  /** Waits for what was appended, then closes the file. Idempotent. */
  async close(): Promise<void> {
    await this.tail;
    if (!this.isClosed) await this.file.close();
    this.isClosed = true;
  }

  private store(entry: ChainEntry): Promise<void> {
    this.last = entry;
    this.unwritten.push(manifestLine(entry));
    const written = this.tail.then(() => this.writeAll());
    this.tail = written.catch(() => undefined);
    return written;
  }

  /** Always writes at the end of what is known to be safe, so that a write that failed half-way is written over. */
  private async writeAll(): Promise<void> {
    if (this.unwritten.length === 0) return;
    const { length } = this.unwritten;
    const lines = Buffer.from(this.unwritten.join(''));
    await writeFully(this.file, lines, lines.length, this.sizeBytes);
    await this.file.datasync();
    this.sizeBytes += lines.length;
    this.unwritten.splice(0, length);
  }
}

function lastEntryOf(text: string, path: string, sessionId: string): ChainEntry | null {
  let last: ChainEntry | null = null;
  const lines = text.split('\n').slice(0, -1);
  lines.forEach((line, index) => {
    const entry = parseManifestLine(line);
    const isNext =
      entry !== null &&
      entry.sessionId === sessionId &&
      entry.seq === index &&
      entry.hash === hashEntry(entry) &&
      (last === null || entry.previousHash === last.hash);
    if (!isNext) {
      throw new Error(
        `Line ${index + 1} of ${path} does not continue the chain; keep the file and start a new session`,
      );
    }
    last = entry;
  });
  return last;
}
