import { createHash } from 'node:crypto';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeFully } from '../durable-file';
import {
  BLOCK_HEAD_BYTES,
  CLUSTER_SIZE_OFFSET,
  clusterHead,
  clusterSize,
  writeBlockHead,
} from '../webm/cluster';

/** Half a second of a candidate at 800 kbit/s fits; larger bursts are written at once. */
const CHUNK_BYTES = 64 * 1024;

/**
 * The local file of the segment that is being recorded. Blocks gather in memory until `flush`, and are on their way to the file
 * from then on: what has been flushed survives the end of the process. Writes run one after the other in the background.
 */
export class PartFile {
  private chunk: Buffer | undefined;
  private spare: Buffer | undefined;
  private used = 0;
  private sizeBytes = 0;
  private tail: Promise<FileHandle | undefined>;
  private hasFailed = false;

  /**
   * @param path ends with `.part`; a closed segment has the same name with `.webm`
   * @param startMs session time of the segment's first block
   * @param onFailure called once, as soon as the file cannot be written; what comes later is dropped
   */
  constructor(
    private readonly path: string,
    startMs: number,
    private readonly onFailure: (error: Error) => void,
  ) {
    this.tail = open(path, 'wx+').catch((error: unknown) => this.fail(error));
    this.appendBytes(clusterHead(startMs, null));
  }

  append(track: number, relativeMs: number, isKey: boolean, data: Buffer): void {
    if (this.used + BLOCK_HEAD_BYTES > CHUNK_BYTES) this.flush();
    const chunk = this.currentChunk();
    writeBlockHead(chunk, this.used, { track, relativeMs, isKey, dataSizeBytes: data.length });
    this.used += BLOCK_HEAD_BYTES;
    this.appendBytes(data);
  }

  /** Hands what has gathered to the file system, without waiting for it. */
  flush(): void {
    if (this.used === 0) return;
    const chunk = this.chunk!;
    const used = this.used;
    this.chunk = undefined;
    this.used = 0;
    const position = this.sizeBytes;
    this.sizeBytes += used;
    this.enqueue(async (file) => {
      await writeFully(file, chunk, used, position);
      this.spare = chunk;
    });
  }

  /**
   * Writes the rest, puts the size into the head, waits until everything is on the disk, and gives the file its final name.
   * @returns null when the file could not be written; what is in the `.part` file is left for `recoverPart`
   */
  async finish(): Promise<{ path: string; sizeBytes: number; sha256: string } | null> {
    this.flush();
    const file = await this.tail;
    if (!file) return null;
    try {
      return this.hasFailed ? null : await this.seal(file);
    } catch (error) {
      this.fail(error);
      return null;
    } finally {
      await file.close();
    }
  }

  private async seal(file: FileHandle): Promise<{ path: string; sizeBytes: number; sha256: string }> {
    await file.write(clusterSize(this.sizeBytes), 0, 8, CLUSTER_SIZE_OFFSET);
    await file.datasync();
    const sha256 = await this.digest(file);
    const path = this.path.replace(/\.part$/, '.webm');
    await rename(this.path, path);
    await syncFolder(dirname(path));
    return { path, sizeBytes: this.sizeBytes, sha256 };
  }

  /**
   * Hex SHA-256 of the whole file, read piece by piece: segments of many candidates close in the same moment, and would all lie in memory.
   * @throws Error when the file is shorter than what was written
   */
  private async digest(file: FileHandle): Promise<string> {
    const hash = createHash('sha256');
    const piece = this.spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let at = 0; at < this.sizeBytes;) {
      const { bytesRead } = await file.read(piece, 0, Math.min(CHUNK_BYTES, this.sizeBytes - at), at);
      if (bytesRead === 0) throw new Error(`${this.path} ends after ${at} of ${this.sizeBytes} bytes`);
      hash.update(piece.subarray(0, bytesRead));
      at += bytesRead;
    }
    return hash.digest('hex');
  }

  private appendBytes(data: Buffer): void {
    for (let from = 0; from < data.length;) {
      if (this.used === CHUNK_BYTES) this.flush();
      const copied = data.copy(this.currentChunk(), this.used, from);
      this.used += copied;
      from += copied;
    }
  }

  private currentChunk(): Buffer {
    if (!this.chunk) {
      this.chunk = this.spare ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
      this.spare = undefined;
    }
    return this.chunk;
  }

  private enqueue(write: (file: FileHandle) => Promise<void>): void {
    this.tail = this.tail.then(async (file) => {
      if (file && !this.hasFailed) await write(file).catch((error: unknown) => this.fail(error));
      return file;
    });
  }

  private fail(error: unknown): undefined {
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.onFailure(error as Error);
  }
}
