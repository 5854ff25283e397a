import { type Box, type FrameQuality } from '@bakylau/contracts';
import { expectedChange } from './picture-noise';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

/** What changed from one thumbnail to the next. */
export class PictureMotion {
  private readonly difference: Int16Array;
  /** What each point changes where nothing moves. */
  private readonly noise: Float32Array;

  /** @param covered points of the thumbnail where people are, row by row */
  constructor(before: Uint8Array, after: Uint8Array, covered: readonly boolean[]) {
    this.difference = Int16Array.from(after, (value, at) => value - (before[at] ?? 0));
    this.noise = expectedChange(before, after, this.difference, covered);
  }

  /**
   * How much more a region changed than the picture's noise: about 1 where nothing moves, however noisy the camera and however coarse the
   * codec is. A change of brightness of the whole region is left out, since lamps and automatic exposure change posters too.
   */
  timesNoise(box: Box, { width, height }: Pick<FrameQuality, 'width' | 'height'>): number {
    const [left, right] = range(box.x, box.width, THUMBNAIL_WIDTH / width, THUMBNAIL_WIDTH);
    const [top, bottom] = range(box.y, box.height, THUMBNAIL_HEIGHT / height, THUMBNAIL_HEIGHT);
    const region: number[] = [];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) region.push(y * THUMBNAIL_WIDTH + x);
    }
    const shift = mean(region.map((at) => this.difference[at] ?? 0));
    const changed = mean(region.map((at) => Math.abs((this.difference[at] ?? 0) - shift)));
    return changed / mean(region.map((at) => this.noise[at] ?? 0));
  }
}

/** Points of the thumbnail that a side of a box covers, at least one. */
function range(from: number, length: number, scale: number, limit: number): [number, number] {
  const first = Math.min(limit - 1, Math.max(0, Math.floor(from * scale)));
  return [first, Math.min(limit, Math.max(first + 1, Math.round((from + length) * scale)))];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
