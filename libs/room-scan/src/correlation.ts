import { type DetailPicture } from './registration-picture';

/** A part of the first picture, in its pixels. */
export interface Window {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Normalised correlation, -1 to 1, of a window of `first` with the place in `second` that lies (dx, dy) further right and down;
 * 0 where one of them shows nothing. Only the rows and columns are compared that both have, every `step`-th row.
 */
export function correlation(
  first: DetailPicture,
  second: DetailPicture,
  window: Window,
  dx: number,
  dy: number,
  step = 1,
): number {
  const left = Math.max(window.left, -dx);
  const right = Math.min(window.right, second.width - dx);
  const top = Math.max(window.top, -dy);
  const bottom = Math.min(window.bottom, second.height - dy);
  if (right <= left || bottom <= top) return 0;
  const a = first.detail;
  const b = second.detail;
  const offset = dy * second.width + dx;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let y = top; y < bottom; y += step) {
    const end = y * first.width + right;
    for (let at = y * first.width + left; at < end; at++) {
      const p = a[at]!;
      const q = b[at + offset]!;
      ab += p * q;
      aa += p * p;
      bb += q * q;
    }
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/** Root mean square of the detail in a window. */
export function detailStrength({ width, detail }: DetailPicture, window: Window): number {
  let sum = 0;
  for (let y = window.top; y < window.bottom; y++) {
    for (let x = window.left; x < window.right; x++) sum += detail[y * width + x]! ** 2;
  }
  return Math.sqrt(sum / Math.max(1, (window.right - window.left) * (window.bottom - window.top)));
}

/** Where between -0.5 and 0.5 the top of a parabola through three neighbouring values lies. */
export function peakOffset(before: number, peak: number, after: number): number {
  const curve = before - 2 * peak + after;
  return curve >= 0 ? 0 : Math.min(0.5, Math.max(-0.5, (before - after) / (2 * curve)));
}
