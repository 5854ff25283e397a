import { correlation, detailStrength, peakOffset, type Window } from './correlation';
import { type DetailPicture } from './registration-picture';

/** How one block of the first picture moved. */
export interface BlockShift {
  /** Middle between the block's place in the first and in the second picture, pixels to the right of the pictures' middle. */
  x: number;
  dx: number;
  dy: number;
}

export interface BlockShifts {
  /** Number of blocks with detail in them. */
  textured: number;
  /** Those that moved as the median of all. */
  agreeing: BlockShift[];
  /** Median of the blocks, pixels. */
  dx: number;
  dy: number;
}

const blockWidthPx = 20;
const blockHeightPx = 24;
/** A block may differ so much from the whole: the roll of a hand, and things at different distances. */
const reachPx = 3;
/** So far from the median it still counts as the same motion. */
const tolerancePx = 2;
/** In quarters of a luma step; noise of a camera in a lit room stays below. */
const minStrength = 6;
const minBlockCorrelation = 0.4;

export function shiftOfBlocks(
  first: DetailPicture,
  second: DetailPicture,
  around: { dx: number; dy: number },
): BlockShifts {
  const shifts: BlockShift[] = [];
  let textured = 0;
  for (const block of blocksOf(first, around)) {
    if (detailStrength(first, block) < minStrength) continue;
    textured++;
    const shift = shiftOf(first, second, block, around);
    if (shift) shifts.push(shift);
  }
  const dx = median(shifts.map((shift) => shift.dx)) ?? around.dx;
  const dy = median(shifts.map((shift) => shift.dy)) ?? around.dy;
  const agreeing = shifts.filter(
    (shift) => Math.abs(shift.dx - dx) <= tolerancePx && Math.abs(shift.dy - dy) <= 2 * tolerancePx,
  );
  return { textured, agreeing, dx, dy };
}

/** Blocks that the second picture shows as well. */
function blocksOf({ width, height }: DetailPicture, { dx, dy }: { dx: number; dy: number }): Window[] {
  const blocks: Window[] = [];
  const endX = Math.min(width, width - dx);
  const endY = Math.min(height, height - dy);
  for (let top = Math.max(0, -dy); top + blockHeightPx <= endY; top += blockHeightPx) {
    for (let left = Math.max(0, -dx); left + blockWidthPx <= endX; left += blockWidthPx) {
      blocks.push({ left, top, right: left + blockWidthPx, bottom: top + blockHeightPx });
    }
  }
  return blocks;
}

/** Null when the block is nowhere within reach. */
function shiftOf(
  first: DetailPicture,
  second: DetailPicture,
  block: Window,
  around: { dx: number; dy: number },
): BlockShift | null {
  const size = 2 * reachPx + 1;
  const scores = new Float64Array(size * size);
  let best = 0;
  for (let at = 0; at < scores.length; at++) {
    const dx = around.dx + (at % size) - reachPx;
    const dy = around.dy + Math.floor(at / size) - reachPx;
    scores[at] = correlation(first, second, block, dx, dy, 2);
    if (scores[at]! > scores[best]!) best = at;
  }
  if (scores[best]! < minBlockCorrelation) return null;
  const column = best % size;
  const row = Math.floor(best / size);
  if (column === 0 || column === size - 1) return null;
  const dx = around.dx + column - reachPx + peakOffset(scores[best - 1]!, scores[best]!, scores[best + 1]!);
  const middle = (block.left + block.right) / 2 - first.width / 2;
  return { x: middle + dx / 2, dx, dy: around.dy + row - reachPx };
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
