import { type RgbPicture } from './rgb-picture';

/** "P6", width, height, greatest value, one white-space character, then the bytes of the picture. */
const headerPattern = /^P6\s+(\d+)\s+(\d+)\s+255\s/;
const maxHeaderLength = 64;

/** Cuts a stream of binary PPM pictures, the simplest form that says its own size, into pictures. */
export class PpmReader {
  private chunks: Buffer[] = [];
  private length = 0;

  /** The pictures that this chunk completes. @throws Error when the stream is no PPM */
  push(chunk: Buffer): RgbPicture[] {
    this.chunks.push(chunk);
    this.length += chunk.length;
    const pictures: RgbPicture[] = [];
    for (let picture = this.shift(); picture; picture = this.shift()) pictures.push(picture);
    return pictures;
  }

  private shift(): RgbPicture | null {
    if (this.length === 0) return null;
    const head = this.head();
    const header = headerPattern.exec(head.toString('latin1'));
    if (!header) {
      if (head.length < maxHeaderLength) return null;
      throw new Error('The stream of pictures is no PPM.');
    }
    const [width, height] = [Number(header[1]), Number(header[2])];
    const from = header[0].length;
    const end = from + width * height * 3;
    if (this.length < end) return null;
    const bytes = Buffer.concat(this.chunks, this.length);
    this.chunks = bytes.length > end ? [bytes.subarray(end)] : [];
    this.length = bytes.length - end;
    return { width, height, pixels: bytes.subarray(from, end) };
  }

  private head(): Buffer {
    if (this.chunks[0]!.length < maxHeaderLength && this.chunks.length > 1) {
      this.chunks = [Buffer.concat(this.chunks, this.length)];
    }
    return this.chunks[0]!.subarray(0, maxHeaderLength);
  }
}
