import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Readable } from 'node:stream';
import { assertObjectKey, assertObjectKeyPrefix } from './object-key';
import { ObjectStore, type StoredObject } from './object-store';
import {
  codeOf,
  InvalidObjectKeyError,
  ObjectNotFoundError,
  ObjectStoreFullError,
  ObjectStoreUnavailableError,
  RangeNotSatisfiableError,
} from './storage.errors';

/** Unfinished writes lie here, on the same file system, so that the final rename is atomic. No key can name it. */
const UNFINISHED = '.unfinished';
const MAX_PUT_ATTEMPTS = 5;
/** Faces, rooms and voices are nothing for the other users of the machine. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OTHER_USERS = 0o007;

/** Objects as files below one folder, for the process's own user alone; the key is the relative path. */
export class FolderObjectStore extends ObjectStore {
  private readonly root: string;
  private closing: Promise<void> | null = null;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(key: string, content: Buffer, _contentType: string): Promise<void> {
    const path = this.pathOf(key);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.putOnce(path, content);
      } catch (error) {
        // A delete may have removed the emptied parent folder between our mkdir and rename.
        if (codeOf(error) !== 'ENOENT' || attempt === MAX_PUT_ATTEMPTS) throw this.translate(key, error);
      }
    }
  }

  async get(key: string): Promise<Buffer> {
    const path = this.pathOf(key);
    try {
      return await readFile(path);
    } catch (error) {
      throw this.translate(key, error);
    }
  }

  async getRange(key: string, start: number, endInclusive: number): Promise<Readable> {
    const path = this.pathOf(key);
    const found = await this.find(key);
    if (!found) throw new ObjectNotFoundError(key);
    if (!isSatisfiable(start, endInclusive, found.sizeBytes)) {
      throw new RangeNotSatisfiableError(key, start, endInclusive, found.sizeBytes);
    }
    return createReadStream(path, { start, end: endInclusive });
  }

  async find(key: string): Promise<{ sizeBytes: number } | null> {
    const path = this.pathOf(key);
    try {
      const stats = await stat(path);
      return stats.isFile() ? { sizeBytes: stats.size } : null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw this.translate(key, error);
    }
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    assertObjectKeyPrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    yield* this.walk(folder, prefix);
  }

  async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await rm(path, { force: true });
    } catch (error) {
      if (!isAbsent(error)) throw this.translate(key, error);
    }
    await this.removeEmptyParents(dirname(path));
  }

  async ready(): Promise<void> {
    const probe = join(this.root, UNFINISHED, `ready-${randomUUID()}`);
    try {
      await this.closeToOthers();
      await writeDurably(probe, Buffer.from('ready'));
      await rm(probe);
    } catch (error) {
      throw new ObjectStoreUnavailableError(`The store's folder ${this.root} cannot be written`, error);
    }
  }

  private async putOnce(path: string, content: Buffer): Promise<void> {
    const unfinished = join(this.root, UNFINISHED, randomUUID());
    try {
      await this.closeToOthers();
      await writeDurably(unfinished, content);
      await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }

  /**
   * Once per process. The folders above the root keep the usual rights, because others than this process live there too. A
   * root that is there already is only closed to other users: a group that reads it is the operator's choice.
   */
  private closeToOthers(): Promise<void> {
    this.closing ??= this.closeRoot().catch((error: unknown) => {
      this.closing = null;
      throw error;
    });
    return this.closing;
  }

  private async closeRoot(): Promise<void> {
    await mkdir(dirname(this.root), { recursive: true });
    await mkdir(this.root, { mode: FOLDER_MODE }).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    const { mode, uid } = await stat(this.root);
    // Only its owner may change a folder's rights; who mounts somebody else's folder has to see to them.
    const isOwn = uid === process.getuid?.() || process.getuid?.() === 0;
    if (isOwn && mode & OTHER_USERS) await chmod(this.root, mode & 0o7777 & ~OTHER_USERS);
  }

  /** Depth first; sorting folders as `name/` gives the byte order of whole keys. */
  private async *walk(folder: string, prefix: string): AsyncGenerator<StoredObject> {
    let entries;
    try {
      entries = await readdir(join(this.root, folder), { withFileTypes: true });
    } catch (error) {
      if (isAbsent(error)) return;
      throw this.translate(folder, error);
    }
    const names = entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
      .sort((a, b) => (a < b ? -1 : 1));
    for (const name of names) {
      if (name.endsWith('/')) {
        if (name.startsWith(prefix) || prefix.startsWith(name)) yield* this.walk(name, prefix);
      } else if (name.startsWith(prefix)) {
        const found = await this.find(name);
        if (found) yield { key: name, sizeBytes: found.sizeBytes };
      }
    }
  }

  private async removeEmptyParents(folder: string): Promise<void> {
    for (let at = folder; at.length > this.root.length; at = dirname(at)) {
      try {
        await rmdir(at);
      } catch {
        // Not empty, or another delete was faster: either way there is nothing left to tidy.
        return;
      }
    }
  }

  private pathOf(key: string): string {
    assertObjectKey(key);
    return join(this.root, key);
  }

  private translate(key: string, error: unknown): Error {
    switch (codeOf(error)) {
      case 'ENOENT':
        return new ObjectNotFoundError(key);
      case 'ENOSPC':
      case 'EDQUOT':
        return new ObjectStoreFullError(key, error);
      case 'ENOTDIR':
      case 'EISDIR':
      case 'EEXIST':
      case 'ENOTEMPTY':
        return new InvalidObjectKeyError(key, 'it is the folder of another object, or lies below one');
      default:
        return new ObjectStoreUnavailableError(`The store's folder ${this.root} failed on "${key}"`, error);
    }
  }
}

/** Creates the file with its folder and does not return before the bytes are on the disk. */
async function writeDurably(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const file = await open(path, 'wx', FILE_MODE);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** A rename is durable only after its folder has been synced. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Shared with nobody else on purpose: S3 answers this itself with status 416. */
function isSatisfiable(start: number, endInclusive: number, sizeBytes: number): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(endInclusive) &&
    start >= 0 &&
    endInclusive >= start &&
    start < sizeBytes
  );
}

function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
