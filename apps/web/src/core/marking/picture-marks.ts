import type { PictureRemark } from '@bakylau/contracts';

/** A place on a picture, in percent of it; a point has no size. */
export type PictureMark = Pick<PictureRemark, 'xPercent' | 'yPercent' | 'widthPercent' | 'heightPercent'>;

export interface PicturePoint {
  xPercent: number;
  yPercent: number;
}

/** A pointer that moved less than this has clicked. */
const SMALLEST_DRAG_PERCENT = 1;
const STEP_PERCENT = 1;
/** Where a mark begins that is placed by keyboard. */
export const FIRST_MARK: PictureMark = { xPercent: 40, yPercent: 40, widthPercent: 20, heightPercent: 20 };

const rounded = (value: number): number => Math.round(value * 10) / 10;
const within = (value: number, most = 100): number => rounded(Math.min(most, Math.max(0, value)));

/** @param frame of the shown picture, in the same pixels as the pointer */
export function pointOf(
  { x, y }: { x: number; y: number },
  frame: { left: number; top: number; width: number; height: number },
): PicturePoint {
  return {
    xPercent: within(((x - frame.left) / frame.width) * 100),
    yPercent: within(((y - frame.top) / frame.height) * 100),
  };
}

/** The rectangle between two places, whichever came first; a point where they are one. */
export function markBetween(a: PicturePoint, b: PicturePoint): PictureMark {
  const widthPercent = rounded(Math.abs(a.xPercent - b.xPercent));
  const heightPercent = rounded(Math.abs(a.yPercent - b.yPercent));
  if (widthPercent < SMALLEST_DRAG_PERCENT && heightPercent < SMALLEST_DRAG_PERCENT)
    return { ...a, widthPercent: 0, heightPercent: 0 };
  return {
    xPercent: Math.min(a.xPercent, b.xPercent),
    yPercent: Math.min(a.yPercent, b.yPercent),
    widthPercent,
    heightPercent,
  };
}

/** The mark with one figure changed, kept within the picture. */
export function withFigure(mark: PictureMark, figure: keyof PictureMark, value: number): PictureMark {
  const changed: PictureMark = { ...mark, [figure]: value };
  const { xPercent, yPercent, widthPercent, heightPercent } = changed;
  const width = within(widthPercent);
  const height = within(heightPercent);
  const isPlace = figure === 'xPercent' || figure === 'yPercent';
  return isPlace
    ? {
        ...{ widthPercent: width, heightPercent: height },
        xPercent: within(xPercent, 100 - width),
        yPercent: within(yPercent, 100 - height),
      }
    : {
        ...{ xPercent, yPercent },
        widthPercent: within(width, 100 - xPercent),
        heightPercent: within(height, 100 - yPercent),
      };
}

const DIRECTIONS: Readonly<Record<string, readonly ['x' | 'y', -1 | 1]>> = {
  ArrowLeft: ['x', -1],
  ArrowRight: ['x', 1],
  ArrowUp: ['y', -1],
  ArrowDown: ['y', 1],
};

/** What a key does to a mark: arrows move it, with Shift they change its size; null for every other key. */
export function markAfterKey(mark: PictureMark, key: string, isShift: boolean): PictureMark | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const [axis, sign] = direction;
  const figure = isShift
    ? axis === 'x'
      ? 'widthPercent'
      : 'heightPercent'
    : axis === 'x'
      ? 'xPercent'
      : 'yPercent';
  return withFigure(mark, figure, mark[figure] + sign * STEP_PERCENT);
}
