import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from '../incidents/thumbnail';

/** Side of a block in points of the thumbnail; a picture 640 pixels wide has blocks of 40. */
const BLOCK = 4;
/**
 * Mean luma steps from one picture to the next up to which a block holds still. Somebody who sits and talks moves the blocks of
 * the face by 2 to 12, somebody who comes into the picture moves some by 40 and more (clips of test/fixtures/video, a picture a second).
 */
const STILL_STEP = 12;

/** Whether nothing came, went or moved between two thumbnails of one camera: in every block, by the mean absolute difference. */
export function isStill(previous: Uint8Array, current: Uint8Array): boolean {
  for (let top = 0; top < THUMBNAIL_HEIGHT; top += BLOCK) {
    for (let left = 0; left < THUMBNAIL_WIDTH; left += BLOCK) {
      if (blockDifference(previous, current, top * THUMBNAIL_WIDTH + left) > STILL_STEP) return false;
    }
  }
  return true;
}

function blockDifference(previous: Uint8Array, current: Uint8Array, from: number): number {
  let sum = 0;
  for (let row = 0, at = from; row < BLOCK; row++, at += THUMBNAIL_WIDTH) {
    for (let column = 0; column < BLOCK; column++) {
      sum += Math.abs(current[at + column]! - previous[at + column]!);
    }
  }
  return sum / (BLOCK * BLOCK);
}
