import { type FrameObservation } from '@bakylau/contracts';
import { coverPeople } from '../incidents/people-cover';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH, thumbnailOf } from '../incidents/thumbnail';

type SeenPicture = Pick<FrameObservation, 'faces' | 'quality'>;

/** Points of the thumbnail to a side of a block: their mean has half of a point's noise. */
const BLOCK = 2;
const COLUMNS = THUMBNAIL_WIDTH / BLOCK;
const ROWS = THUMBNAIL_HEIGHT / BLOCK;
/** A block changed when it differs by so many times what the middle block does, and by a step that an eye could see. */
const TIMES_NOISE = 5;
const LEAST_STEP = 5;
/** No camera is so noisy in the mean of a block: where the middle one says so, it is the room that changed. */
const MOST_STEP = 20;
/** Somebody whose face is 20 pixels high covers more blocks of a 640-pixel picture than this with head and shoulders. */
const LEAST_BLOCKS = 4;
/**
 * Tells whether anything behind the people changed since a scan found nobody there: while it has not, the next scan would say the
 * same. Movement that it takes for a change by mistake only costs a scan.
 */
export class BackgroundWatch {
  private scanned: Float32Array | null = null;
  private people: boolean[] = [];
  private changed = true;

  /** Whether a scan may see something that the last one did not. Also true while thumbnails are missing. */
  get hasChanged(): boolean {
    return this.changed;
  }

  /** Takes a picture that was just scanned for distant faces. */
  scan(picture: SeenPicture): void {
    this.scanned = blocksOf(picture);
    this.people = coverPeople(picture, COLUMNS, ROWS);
    this.changed = this.scanned === null;
  }

  /** Takes any other picture. */
  note(picture: SeenPicture): void {
    if (this.changed) return;
    const now = blocksOf(picture);
    const covered = coverPeople(picture, COLUMNS, ROWS);
    const { scanned, people } = this;
    if (!now || !scanned) {
      this.changed = true;
      return;
    }
    const open = [...now.keys()].filter((at) => !covered[at] && !people[at]);
    const steps = open.map((at) => now[at]! - scanned[at]!);
    // A lamp or the automatic exposure changes everything by about the same.
    const shift = middleOf(steps);
    const sizes = steps.map((step) => Math.abs(step - shift));
    const limit = Math.min(MOST_STEP, Math.max(LEAST_STEP, TIMES_NOISE * middleOf(sizes)));
    this.changed = sizes.filter((size) => size > limit).length >= LEAST_BLOCKS;
  }
}

/** Mean luma of each block, row by row; null without a thumbnail. */
function blocksOf({ quality }: SeenPicture): Float32Array | null {
  const points = thumbnailOf(quality);
  if (!points) return null;
  const blocks = new Float32Array(COLUMNS * ROWS);
  for (let y = 0, at = 0; y < THUMBNAIL_HEIGHT; y++) {
    for (let x = 0; x < THUMBNAIL_WIDTH; x++, at++) {
      const block = Math.floor(y / BLOCK) * COLUMNS + Math.floor(x / BLOCK);
      blocks[block]! += points[at]! / (BLOCK * BLOCK);
    }
  }
  return blocks;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
