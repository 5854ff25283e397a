import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

/** Correlation of two pictures' brightness, -1 to 1: 1 is alike, 0 is unrelated. Lamps and exposure do not matter to it. */
export interface SceneLikeness {
  /** Of the upper and side borders, where the room is seen and the person is not. */
  border: number;
  whole: number;
}

/** Points of the thumbnail in the upper fifth, and at the sides down to where a table begins. */
const BORDER = Uint16Array.from({ length: THUMBNAIL_WIDTH * THUMBNAIL_HEIGHT }, (_, at) => at).filter(
  (at) => {
    const [x, y] = [at % THUMBNAIL_WIDTH, Math.floor(at / THUMBNAIL_WIDTH)];
    const isSide = x < THUMBNAIL_WIDTH / 6 || x >= (THUMBNAIL_WIDTH * 5) / 6;
    return y < THUMBNAIL_HEIGHT / 5 || (isSide && y < (THUMBNAIL_HEIGHT * 5) / 6);
  },
);

/** Share of the border that must be free of people for the rest to be left out. */
const FREE_SHARE = 0.25;

/**
 * How alike two thumbnails are. Two even surfaces count as alike: they show no room that could have changed.
 * @param isCovered by somebody in either picture: before a plain wall hardly anything but the person differs in brightness, so that
 *   whoever leans far to a side would look like another room
 */
export function likenessOf(a: Uint8Array, b: Uint8Array, isCovered?: (at: number) => boolean): SceneLikeness {
  const free = isCovered ? BORDER.filter((at) => !isCovered(at)) : BORDER;
  const border = free.length >= FREE_SHARE * BORDER.length ? free : BORDER;
  const borderOf = (picture: Uint8Array): Uint8Array => {
    const values = new Uint8Array(border.length);
    for (let i = 0; i < border.length; i++) values[i] = picture[border[i] ?? 0] ?? 0;
    return values;
  };
  return {
    border: correlation(borderOf(a), borderOf(b)),
    whole: correlation(a, b),
  };
}

/** Luma steps of deviation below which a surface is even. */
const EVEN = 3;

function correlation(a: Uint8Array, b: Uint8Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] ?? 0) - meanA;
    const y = (b[i] ?? 0) - meanB;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const even = EVEN * EVEN * a.length;
  if (squaresA < even && squaresB < even) return 1;
  return squaresA > 0 && squaresB > 0 ? product / Math.sqrt(squaresA * squaresB) : 0;
}

function meanOf(values: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return values.length > 0 ? sum / values.length : 0;
}
