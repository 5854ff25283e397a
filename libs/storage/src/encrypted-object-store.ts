import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  CHUNK_BYTES,
  EnvelopeError,
  HEADER_BYTES,
  isEnvelope,
  isWrappedBy,
  lastChunkOf,
  openChunk,
  plainSize,
  seal,
  sealedChunks,
  sealedOffset,
  unwrapDataKey,
  wrapDataKey,
} from './envelope';
import { ObjectStore, type StoredObject } from './object-store';
import { ObjectDamagedError, ObjectNotFoundError, RangeNotSatisfiableError } from './storage.errors';

interface Opened {
  /** Null: stored before encryption was switched on. */
  header: Buffer | null;
  sizeBytes: number;
}

/**
 * Another store whose objects lie encrypted; callers see plain bytes, sizes and ranges. Objects from before the key was set
 * are read as they are: that they are unchanged is for the recording's chain of hashes to prove, which is over plain bytes.
 */
export class EncryptedObjectStore extends ObjectStore {
  /**
   * @param masterKey 32 bytes; what is written from now on lies under it
   * @param retiredKeys of earlier times; what lies under them can be read
   */
  constructor(
    private readonly inner: ObjectStore,
    private readonly masterKey: Buffer,
    private readonly retiredKeys: readonly Buffer[] = [],
  ) {
    super();
  }

  /**
   * Brings one object under the current master key: only its header changes, what was encrypted stays as it is. An object from before
   * any key was set is encrypted. One that somebody replaced or deleted meanwhile is left alone.
   * @throws ObjectDamagedError when none of the keys opens it
   */
  async rewrap(key: string): Promise<'current' | 'rewrapped' | 'encrypted' | 'gone'> {
    const opened = await this.open(key);
    if (!opened) return 'gone';
    if (opened.header && isWrappedBy(this.masterKey, opened.header)) return 'current';
    const stored = await this.inner.get(key);
    const content = isEnvelope(stored) ? this.withNewHeader(key, stored) : seal(this.masterKey, key, stored);
    const now = await this.open(key);
    if (!now) return 'gone';
    const isSame =
      now.header && opened.header ? now.header.equals(opened.header) : now.header === opened.header;
    if (!isSame) return this.rewrap(key);
    await this.inner.put(key, content, 'application/octet-stream');
    return opened.header ? 'rewrapped' : 'encrypted';
  }

  async put(key: string, content: Buffer, contentType: string): Promise<void> {
    await this.inner.put(key, seal(this.masterKey, key, content), contentType);
  }

  async get(key: string): Promise<Buffer> {
    const stored = await this.inner.get(key);
    if (!isEnvelope(stored)) return stored;
    const sizeBytes = plainSize(stored.length);
    return Buffer.concat([...this.decrypt(key, stored, sizeBytes, 0, stored.subarray(HEADER_BYTES))]);
  }

  async getRange(key: string, start: number, endInclusive: number): Promise<Readable> {
    const opened = await this.open(key);
    if (!opened) throw new ObjectNotFoundError(key);
    const { header, sizeBytes } = opened;
    if (!header) return this.inner.getRange(key, start, endInclusive);
    const isRange = Number.isInteger(start) && Number.isInteger(endInclusive) && start >= 0;
    if (!isRange || endInclusive < start || start >= sizeBytes) {
      throw new RangeNotSatisfiableError(key, start, endInclusive, sizeBytes);
    }
    const end = Math.min(endInclusive, sizeBytes - 1);
    const first = Math.floor(start / CHUNK_BYTES);
    const beyond = sealedOffset(Math.floor(end / CHUNK_BYTES) + 1);
    const body = await buffer(await this.inner.getRange(key, sealedOffset(first), beyond - 1));
    const plain = Buffer.concat([...this.decrypt(key, header, sizeBytes, first, body)]);
    const offset = first * CHUNK_BYTES;
    return Readable.from([plain.subarray(start - offset, end - offset + 1)], { objectMode: false });
  }

  async find(key: string): Promise<{ sizeBytes: number } | null> {
    const opened = await this.open(key);
    return opened && { sizeBytes: opened.sizeBytes };
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    for await (const { key } of this.inner.list(prefix)) {
      const found = await this.find(key);
      if (found) yield { key, sizeBytes: found.sizeBytes };
    }
  }

  delete(key: string): Promise<void> {
    return this.inner.delete(key);
  }

  ready(): Promise<void> {
    return this.inner.ready();
  }

  private withNewHeader(key: string, stored: Buffer): Buffer {
    const dataKey = this.unwrap(key, stored);
    return Buffer.concat([wrapDataKey(this.masterKey, key, dataKey), stored.subarray(HEADER_BYTES)]);
  }

  private unwrap(key: string, header: Buffer): Buffer {
    try {
      return unwrapDataKey([this.masterKey, ...this.retiredKeys], key, header);
    } catch (error) {
      if (error instanceof EnvelopeError) throw new ObjectDamagedError(key, error);
      throw error;
    }
  }

  private async open(key: string): Promise<Opened | null> {
    const found = await this.inner.find(key);
    if (!found) return null;
    if (found.sizeBytes < HEADER_BYTES) return { header: null, sizeBytes: found.sizeBytes };
    const header = await buffer(await this.inner.getRange(key, 0, HEADER_BYTES - 1));
    return isEnvelope(header)
      ? { header, sizeBytes: plainSize(found.sizeBytes) }
      : { header: null, sizeBytes: found.sizeBytes };
  }

  /** @param first number of the chunk with which `body` begins */
  private *decrypt(
    key: string,
    header: Buffer,
    sizeBytes: number,
    first: number,
    body: Buffer,
  ): Generator<Buffer> {
    const last = lastChunkOf(sizeBytes);
    const dataKey = this.unwrap(key, header);
    try {
      let index = first;
      for (const sealed of sealedChunks(body)) {
        yield openChunk(dataKey, index, index === last, sealed);
        index++;
      }
    } catch (error) {
      if (error instanceof EnvelopeError) throw new ObjectDamagedError(key, error);
      throw error;
    }
  }
}
