import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { type PackFile, sha256Hex } from '@bakylau/recording';
import { type ObjectZip } from '../sessions/object-zip';

/** Files of a pack that are not in the session's chain: each is hashed while it goes out. */
export class PackFiles {
  /** Complete once every entry has gone through. */
  readonly listed: PackFile[] = [];

  constructor(private readonly zip: ObjectZip) {}

  addBuffer(path: string, content: Buffer): void {
    this.zip.addBuffer(path, content);
    this.listed.push({ path, sizeBytes: content.length, sha256: sha256Hex(content) });
  }

  addStream(path: string, sizeBytes: number, open: () => Readable | Promise<Readable>): void {
    this.zip.addStream(path, sizeBytes, () => this.hashed(path, open));
  }

  private async *hashed(path: string, open: () => Readable | Promise<Readable>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const block of (await open()) as AsyncIterable<Buffer>) {
      hash.update(block);
      sizeBytes += block.length;
      yield block;
    }
    this.listed.push({ path, sizeBytes, sha256: hash.digest('hex') });
  }
}
