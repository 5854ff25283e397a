import { thumbnailHeight, thumbnailWidth } from './picture-quality';

/** Side of a block in points of the thumbnail; a picture 640 pixels wide has blocks of 40. */
const block = 4;
/**
 * Mean luma steps from one picture to the next up to which a block holds still. Somebody who sits and talks moves the blocks of
 * the face by 2 to 12, somebody who comes into the picture moves some by 40 and more (clips of test/fixtures/video, a picture a second).
 */
const stillStep = 12;

/** Whether nothing came, went or moved between two thumbnails of one camera: in every block, by the mean absolute difference. */
export function isStill(previous: Uint8Array, current: Uint8Array): boolean {
  for (let top = 0; top < thumbnailHeight; top += block) {
    for (let left = 0; left < thumbnailWidth; left += block) {
      if (blockDifference(previous, current, top * thumbnailWidth + left) > stillStep) return false;
    }
  }
  return true;
}

function blockDifference(previous: Uint8Array, current: Uint8Array, from: number): number {
  let sum = 0;
  for (let row = 0, at = from; row < block; row++, at += thumbnailWidth) {
    for (let column = 0; column < block; column++) {
      sum += Math.abs(current[at + column]! - previous[at + column]!);
    }
  }
  return sum / (block * block);
}
