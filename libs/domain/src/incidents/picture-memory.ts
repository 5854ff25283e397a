import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

/** A picture is remembered as the sums of squares of so many thumbnail points on a side. */
const SQUARE = 4;
const COLUMNS = THUMBNAIL_WIDTH / SQUARE;
const SQUARES = COLUMNS * (THUMBNAIL_HEIGHT / SQUARE);
const POINTS = SQUARE * SQUARE;
/** Every so manieth remembered picture is measured in full, to know how much pictures usually differ. */
const TYPICAL_STRIDE = 25;

interface RememberedPicture {
  atMs: number;
  sums: Uint16Array;
}

export interface Recollection {
  /** How much this picture usually differs from the remembered ones, luma steps; 0 when there are none. */
  typical: number;
  /**
   * Remembered pictures that differ by no more than asked for: how long ago, milliseconds, and by how much, luma steps. Empty when
   * they are too many: then somebody sits still or is away, and the picture tells nothing.
   */
  same: { agoMs: number; difference: number }[];
}

export interface PictureMemoryOptions {
  rememberMs: number;
  /** Pictures younger than this are not compared with. */
  notBeforeMs: number;
  /** One picture in this time is remembered. */
  everyMs: number;
  /** Share of the remembered pictures that may be the same before a picture is called still, 0 to 1. */
  stillShare: number;
}

/** So few are never too many. */
const FEW = 8;

/**
 * The pictures of the last half hour, 384 bytes for each: too coarse to show anybody, and fine enough to know a picture again.
 * Differences are means over 192 squares of the picture, in luma steps.
 */
export class PictureMemory {
  private pictures: RememberedPicture[] = [];

  constructor(private readonly options: PictureMemoryOptions) {}

  /** Compares a picture with the remembered ones, and remembers it. */
  recall(atMs: number, thumbnail: Uint8Array, within: number): Recollection {
    const { rememberMs, notBeforeMs, everyMs, stillShare } = this.options;
    const sums = sumsOf(thumbnail);
    if (this.pictures[0] && atMs - this.pictures[0].atMs > rememberMs) this.pictures.shift();
    const older = this.pictures.filter((picture) => atMs - picture.atMs >= notBeforeMs);
    const last = this.pictures.at(-1);
    if (!last || atMs - last.atMs >= everyMs) this.pictures.push({ atMs, sums });

    const typical = medianOf(
      older.filter((_, i) => i % TYPICAL_STRIDE === 0).map((picture) => differenceOf(sums, picture.sums)),
    );
    const most = Math.max(FEW, stillShare * older.length);
    const same: Recollection['same'] = [];
    for (const picture of older) {
      const difference = differenceOf(sums, picture.sums, within);
      if (difference <= within) same.push({ agoMs: atMs - picture.atMs, difference });
      if (same.length > most) return { typical, same: [] };
    }
    return { typical, same };
  }
}

/** The square that each point of a thumbnail lies in. */
const SQUARE_OF = Uint8Array.from({ length: THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT }, (_, at) => {
  const [x, y] = [at % THUMBNAIL_WIDTH, Math.floor(at / THUMBNAIL_WIDTH)];
  return Math.floor(y / SQUARE) * COLUMNS + Math.floor(x / SQUARE);
});

function sumsOf(thumbnail: Uint8Array): Uint16Array {
  const sums = new Uint16Array(SQUARES);
  for (let i = 0; i < thumbnail.length; i++) {
    const square = SQUARE_OF[i] ?? 0;
    sums[square] = (sums[square] ?? 0) + (thumbnail[i] ?? 0);
  }
  return sums;
}

/** Mean difference in luma steps; Infinity as soon as it is known to exceed `limit`. */
function differenceOf(a: Uint16Array, b: Uint16Array, limit = Infinity): number {
  const most = limit * SQUARES * POINTS;
  let sum = 0;
  for (let i = 0; i < SQUARES; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    sum += difference < 0 ? -difference : difference;
    if (sum > most) return Infinity;
  }
  return sum / (SQUARES * POINTS);
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
