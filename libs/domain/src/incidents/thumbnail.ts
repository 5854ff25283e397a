import { type Box, type FrameQuality } from '@bakylau/contracts';

/** Size of the analyzer's grey thumbnail. */
export const THUMBNAIL_WIDTH = 64;
export const THUMBNAIL_HEIGHT = 48;

/** The grey values of a frame's thumbnail, row by row; null for an observation that carries none, as stored ones do not. */
export function thumbnailOf({ thumbnail }: Pick<FrameQuality, 'thumbnail'>): Uint8Array | null {
  const bytes = Buffer.from(thumbnail, 'base64');
  return bytes.length === THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT ? bytes : null;
}

/** Below this the picture is as good as without noise; a ratio to less would only measure rounding. Luma steps. */
const LEAST_NOISE = 0.5;

/** What changed from one thumbnail to the next. */
export class PictureMotion {
  private readonly difference: Int16Array;
  /** The middle change of all points: what sensor and compression change where nothing moves. Luma steps. */
  readonly noise: number;

  constructor(before: Uint8Array, after: Uint8Array) {
    this.difference = new Int16Array(after.length);
    const counts = new Uint16Array(256);
    for (let i = 0; i < after.length; i++) {
      const change = (after[i] ?? 0) - (before[i] ?? 0);
      this.difference[i] = change;
      const size = change < 0 ? -change : change;
      counts[size] = (counts[size] ?? 0) + 1;
    }
    this.noise = Math.max(LEAST_NOISE, middleOf(counts, after.length));
  }

  /**
   * How much more a region changed than the picture's own noise: about 1 where nothing moves, however noisy the camera is. A change of
   * brightness of the whole region is left out, since lamps and automatic exposure change posters too.
   */
  timesNoise(box: Box, { width, height }: Pick<FrameQuality, 'width' | 'height'>): number {
    const [left, right] = range(box.x, box.width, THUMBNAIL_WIDTH / width, THUMBNAIL_WIDTH);
    const [top, bottom] = range(box.y, box.height, THUMBNAIL_HEIGHT / height, THUMBNAIL_HEIGHT);
    const region: number[] = [];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) region.push(this.difference[y * THUMBNAIL_WIDTH + x] ?? 0);
    }
    const shift = mean(region);
    return mean(region.map((value) => Math.abs(value - shift))) / this.noise;
  }
}

/** The value that half of the counted ones do not exceed. */
function middleOf(counts: Uint16Array, total: number): number {
  let seen = 0;
  const middle = counts.findIndex((count) => (seen += count) * 2 >= total);
  return middle === -1 ? 0 : middle;
}

/** Points of the thumbnail that a side of a box covers, at least one. */
function range(from: number, length: number, scale: number, limit: number): [number, number] {
  const first = Math.min(limit - 1, Math.max(0, Math.floor(from * scale)));
  return [first, Math.min(limit, Math.max(first + 1, Math.round((from + length) * scale)))];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
