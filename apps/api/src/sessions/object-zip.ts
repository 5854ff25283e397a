import { Readable } from 'node:stream';
import { type ObjectStore, type StoredObject } from '@bakylau/storage';
import { ZipFile } from 'yazl';

/** A zip that is made while it is read: entries are opened one after the other, none is held in memory. */
export class ObjectZip {
  private readonly zip = new ZipFile();
  private open: Readable | null = null;

  constructor(private readonly store: Pick<ObjectStore, 'getRange'>) {}

  addText(name: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), name);
  }

  /** @param lines are asked for when the entry's turn comes */
  addLines(name: string, lines: () => Iterable<string> | AsyncIterable<string>): void {
    this.zip.addReadStreamLazy(name, (ready) => ready(null, (this.open = Readable.from(lines()))));
  }

  addBuffer(name: string, content: Buffer): void {
    this.zip.addBuffer(content, name);
  }

  /** @param open is called when the entry's turn comes; it must give exactly `sizeBytes` */
  addStream(name: string, sizeBytes: number, open: () => Iterable<Buffer> | AsyncIterable<Buffer>): void {
    const options = { compress: false, size: sizeBytes };
    this.zip.addReadStreamLazy(name, options, (ready) => ready(null, (this.open = Readable.from(open()))));
  }

  /** Pictures and video do not shrink; stored as they are, a zip of hours costs next to no CPU time. */
  addObject(name: string, { key, sizeBytes }: StoredObject): void {
    const options = { compress: false, size: sizeBytes };
    if (sizeBytes === 0) this.zip.addBuffer(Buffer.alloc(0), name);
    else
      this.zip.addReadStreamLazy(name, options, (ready) => {
        this.store.getRange(key, 0, sizeBytes - 1).then(
          (stream) => ready(null, (this.open = stream)),
          (error: unknown) => ready(error, null as never),
        );
      });
  }

  /** No more entries; the bytes of the whole zip. */
  end(): Readable {
    this.zip.end();
    const output = this.zip.outputStream as Readable;
    this.zip.on('error', (error) => output.destroy(error as Error));
    // Who breaks the download off leaves an entry half read.
    output.once('close', () => this.open?.destroy());
    return output;
  }
}
