import { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type ObjectStore, type StoredObject } from './object-store';
import { ObjectNotFoundError, RangeNotSatisfiableError, ZipArchiveError } from './storage.errors';

/** A four-hour session has some 3,000 objects. */
const maxEntries = 200_000;
/** Packs are stored without compression; a little is allowed, what swells a hundredfold is an attack. */
const largestRatio = 100;
const smallBytes = 1024 * 1024;
/** The high half of `externalFileAttributes` is the Unix mode; these are its bits for the kind of file. */
const fileKind = 0o170000;
const symbolicLink = 0o120000;

/**
 * The objects of a zip file, read where they lie: nothing is unpacked, and only the list of names is held in memory.
 * Names that lead out of the archive, doubled names and bombs are refused when it is opened.
 */
export class ZipArchive implements Pick<ObjectStore, 'find' | 'get' | 'getRange' | 'list'> {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws ZipArchiveError when the file cannot be read, is no zip file, is cut, or is refused */
  static async open(path: string): Promise<ZipArchive> {
    try {
      const zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
      try {
        return new ZipArchive(zip, await listEntries(zip));
      } catch (error) {
        zip.close();
        throw error;
      }
    } catch (error) {
      if (error instanceof ZipArchiveError) throw error;
      throw new ZipArchiveError(`${path} cannot be read as a zip file: ${(error as Error).message}`, error);
    }
  }

  find(key: string): Promise<{ sizeBytes: number } | null> {
    const entry = this.entries.get(key);
    return Promise.resolve(entry ? { sizeBytes: entry.uncompressedSize } : null);
  }

  async get(key: string): Promise<Buffer> {
    const entry = this.entry(key);
    if (entry.uncompressedSize === 0) return Buffer.alloc(0);
    if (entry.uncompressedSize > smallBytes)
      throw new ZipArchiveError(`"${key}" is larger than ${smallBytes} bytes, too large to be read at once`);
    const blocks: Buffer[] = [];
    for await (const block of await this.open(entry)) blocks.push(block as Buffer);
    return Buffer.concat(blocks);
  }

  /** From the first byte only: a compressed object has no middle to begin at. */
  async getRange(key: string, start: number, endInclusive: number): Promise<Readable> {
    const entry = this.entry(key);
    const isWhole = start === 0 && endInclusive >= entry.uncompressedSize - 1 && entry.uncompressedSize > 0;
    if (!isWhole) throw new RangeNotSatisfiableError(key, start, endInclusive, entry.uncompressedSize);
    return this.open(entry);
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    const keys = [...this.entries.keys()].filter((key) => key.startsWith(prefix)).toSorted();
    return Readable.from(keys.map((key) => ({ key, sizeBytes: this.entry(key).uncompressedSize })));
  }

  close(): void {
    this.zip.close();
  }

  private async open(entry: Entry): Promise<Readable> {
    const stream = await this.zip.openReadStreamPromise(entry);
    // Whoever reads gets this same error; a stream in between would only have to be taken down with care.
    stream.prependListener('error', (error: Error) => {
      error.message = `"${entry.fileName}" is damaged and cannot be read: ${error.message}`;
    });
    return stream;
  }

  private entry(key: string): Entry {
    const entry = this.entries.get(key);
    if (!entry) throw new ObjectNotFoundError(key);
    return entry;
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > maxEntries) {
    throw new ZipArchiveError(`It holds ${zip.entryCount} files; at most ${maxEntries} are read`);
  }
  const entries = new Map<string, Entry>();
  let packedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    if (fileName.endsWith('/')) continue;
    if (entries.has(fileName)) throw new ZipArchiveError(`It holds "${fileName}" twice`);
    if (entry.isEncrypted()) throw new ZipArchiveError(`"${fileName}" is encrypted`);
    if (uncompressedSize > smallBytes && uncompressedSize > compressedSize * largestRatio) {
      throw new ZipArchiveError(`"${fileName}" would swell more than ${largestRatio} times`);
    }
    if (((entry.externalFileAttributes >>> 16) & fileKind) === symbolicLink) {
      throw new ZipArchiveError(`"${fileName}" is a link`);
    }
    // Entries that share their bytes are how a small zip without any great ratio unpacks to a huge one.
    packedBytes += compressedSize;
    if (packedBytes > zip.fileSize) {
      throw new ZipArchiveError(`"${fileName}" shares its bytes with another file`);
    }
    entries.set(fileName, entry);
  }
  return entries;
}
