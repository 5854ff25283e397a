import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { type ObjectStore } from '@bakylau/storage';
import { MANIFEST_NAME, PUBLIC_KEY_NAME } from '../object-paths';

/** Entries are some hundred bytes; a longer line is no entry, and is not gathered in memory. */
const MAX_LINE_BYTES = 4_000_000;

/** What a session's folder, or a whole pack, is read from. */
export type SessionFiles = Pick<ObjectStore, 'find' | 'get' | 'getRange' | 'list'>;

/** Reads a session's folder for verification, one line and one block of bytes at a time. */
export class SessionArchive {
  /**
   * @param store where the session lies
   * @param folder key prefix of the session with a closing slash; empty when the store holds nothing else
   */
  constructor(
    private readonly store: SessionFiles,
    private readonly folder: string,
  ) {}

  /** Lines of the manifest in order; null when there is none. */
  async manifestLines(): Promise<AsyncIterable<string> | null> {
    const found = await this.store.find(this.folder + MANIFEST_NAME);
    if (!found || found.sizeBytes === 0) return null;
    return splitLines(await this.store.getRange(this.folder + MANIFEST_NAME, 0, found.sizeBytes - 1));
  }

  /** The public keys beside the manifest, in PEM; null when there is no such file. */
  async publicKeyPem(): Promise<string | null> {
    const key = this.folder + PUBLIC_KEY_NAME;
    return (await this.store.find(key)) ? (await this.store.get(key)).toString('utf8') : null;
  }

  /** Size and hex SHA-256 of an object; null when it is missing. */
  async digest(path: string): Promise<{ sizeBytes: number; sha256: string } | null> {
    const key = this.folder + path;
    const found = await this.store.find(key);
    if (!found) return null;
    const hash = createHash('sha256');
    if (found.sizeBytes > 0) await pipeline(await this.store.getRange(key, 0, found.sizeBytes - 1), hash);
    return { sizeBytes: found.sizeBytes, sha256: hash.digest('hex') };
  }

  /** Paths of everything in the session's folder. */
  async *paths(): AsyncGenerator<string> {
    for await (const { key } of this.store.list(this.folder)) yield key.slice(this.folder.length);
  }
}

/** Lines without their ends, the last one also when it has none. (`readline` loses a stream's errors.) */
async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const block of stream) {
    const bytes = Buffer.concat([rest, block]);
    let from = 0;
    for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
      yield bytes.toString('utf8', from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAX_LINE_BYTES) break;
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
