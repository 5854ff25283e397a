import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

/**
 * Points are sorted by how steep the picture is there, luma steps to the next point (both ways added): a codec draws edges anew with every
 * key frame, so that a still portrait changes up to four times as much as a wall. Lower bounds of the kinds.
 */
const STEEPNESS_FROM = [0, 3, 6, 12, 24, 48] as const;
/** Flat points, which tell of the sensor alone. */
const FLAT_KINDS = 2;
/** So many points make a kind's median worth something. */
const ENOUGH = 120;
const ENOUGH_FLAT = 200;
/** Below this the picture is as good as without noise; a ratio to less would only measure rounding. Luma steps. */
const LEAST_NOISE = 0.4;
/** However steep, noise is at most 1 + steepness / this of what it is on a wall: more is movement. */
const STEEPNESS_OF_DOUBLE = 8;
const STEEPEST = 64;

type Points = ArrayLike<number>;

/**
 * How much every point of a thumbnail changes where nothing moves, luma steps: the median change of points that are as steep. Measured
 * where nobody is as far as there is enough of that, else everywhere. On still portraits in VP8 key frames of 6 to 45 kB it is right to
 * 0.6 to 1.2, whatever the camera's noise (docs/accuracy.md, "Pictures of faces").
 * @param difference of the two thumbnails, point by point
 * @param covered where people are
 */
export function expectedChange(
  before: Points,
  after: Points,
  difference: Points,
  covered: readonly boolean[],
): Float32Array {
  const kinds = kindsOf(before, after);
  const open = countsOf(difference, kinds, (at) => !covered[at]);
  const all = countsOf(difference, kinds, () => true);
  const flat = open.slice(0, FLAT_KINDS).reduce(added);
  const openSum = open.reduce(added);
  const sample =
    sizeOf(flat) >= ENOUGH_FLAT ? flat : sizeOf(openSum) >= ENOUGH_FLAT ? openSum : all.reduce(added);
  const least = Math.max(LEAST_NOISE, medianOf(sample));
  let last = least;
  const levels = STEEPNESS_FROM.map((_from, kind) => {
    const counts = [open[kind]!, all[kind]!].find((candidate) => sizeOf(candidate) >= ENOUGH);
    const most = least * (1 + (STEEPNESS_FROM[kind + 1] ?? STEEPEST) / STEEPNESS_OF_DOUBLE);
    last = Math.min(most, Math.max(last, counts ? medianOf(counts) : last));
    return last;
  });
  return Float32Array.from(kinds, (kind) => levels[kind]!);
}

/** The kind of each point, from both pictures. */
function kindsOf(before: Points, after: Points): Uint8Array {
  const kinds = new Uint8Array(THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT);
  for (let y = 0, at = 0; y < THUMBNAIL_HEIGHT; y++) {
    for (let x = 0; x < THUMBNAIL_WIDTH; x++, at++) {
      const steepness = (steepnessAt(before, x, y) + steepnessAt(after, x, y)) / 2;
      kinds[at] = STEEPNESS_FROM.findLastIndex((from) => steepness >= from);
    }
  }
  return kinds;
}

/** Change across a point, sideways and down added. */
function steepnessAt(points: Points, x: number, y: number): number {
  const at = (column: number, row: number): number => points[row * THUMBNAIL_WIDTH + column] ?? 0;
  const [left, right] = [Math.max(0, x - 1), Math.min(THUMBNAIL_WIDTH - 1, x + 1)];
  const [top, bottom] = [Math.max(0, y - 1), Math.min(THUMBNAIL_HEIGHT - 1, y + 1)];
  const across = Math.abs(at(right, y) - at(left, y)) / (right - left);
  return across + Math.abs(at(x, bottom) - at(x, top)) / (bottom - top);
}

/** How many points of each kind changed by 0, 1, 2 … */
function countsOf(difference: Points, kinds: Uint8Array, counts: (at: number) => boolean): Uint16Array[] {
  const result = STEEPNESS_FROM.map(() => new Uint16Array(256));
  for (let at = 0; at < kinds.length; at++) {
    const ofKind = result[kinds[at]!]!;
    if (counts(at)) ofKind[Math.abs(difference[at] ?? 0)]!++;
  }
  return result;
}

function added(a: Uint16Array, b: Uint16Array): Uint16Array {
  return a.map((count, value) => count + b[value]!);
}

function sizeOf(counts: Uint16Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The median of counted whole numbers, as of values that were rounded to them: a noise of 0.6 is not the same as one of 1.4. */
function medianOf(counts: Uint16Array): number {
  const half = sizeOf(counts) / 2;
  let below = 0;
  for (const [value, count] of counts.entries()) {
    if (count > 0 && below + count >= half) {
      const from = Math.max(0, value - 0.5);
      return from + ((half - below) / count) * (value + 0.5 - from);
    }
    below += count;
  }
  return 0;
}
