import { type Landmark, LandmarkChain } from './landmark-chain';
import { type Look, speedTo } from './look';
import { type RegistrationPicture } from './registration-picture';

/** Where something is in a picture's coordinates: pixels to the right, and pixels by which things lie lower. */
export interface Place {
  positionPx: number;
  verticalPx: number;
}

/** Two pictures in a row have to agree on where the arc belongs up to this part of the width. */
const tolerance = 0.04;
/** An arc of fewer pictures that is lost was noise, or a glimpse. */
const leastLooks = 3;

/**
 * Pictures after a dark stretch that fit together, but to nothing that was seen before it. They count only once the arc is joined: when two
 * pictures in a row show a place of the arc and a known place, which tells where all of the arc was.
 */
export class LooseArc {
  private readonly chain: LandmarkChain;
  private readonly places: (Place & Pick<Look, 'atMs' | 'speedPxPerS'> & { look: Look })[] = [];
  private isLost = false;
  private seenAt: Place | null = null;

  constructor(private readonly widthPx: number) {
    this.chain = new LandmarkChain(widthPx);
  }

  get landmarks(): readonly Landmark[] {
    return this.chain.landmarks;
  }

  /** Whether the next arc may take the place of this one. */
  get isForgettable(): boolean {
    return this.isLost && this.places.length < leastLooks;
  }

  /** The place of a picture in the arc's own coordinates, or null when it does not fit. The first one is the origin. */
  follow(look: Look, picture: RegistrationPicture): Place | null {
    const landmark =
      this.places.length === 0
        ? this.chain.begin(picture)
        : (this.chain.locate(picture, this.isLost)?.landmark ?? null);
    this.isLost = landmark === null;
    if (!landmark) return null;
    const { positionPx, verticalPx } = landmark;
    const speedPxPerS = speedTo(this.places, look.atMs, positionPx);
    this.places.push({ look, atMs: look.atMs, positionPx, verticalPx, speedPxPerS });
    return landmark;
  }

  /**
   * A picture whose place is known without the arc. Returns by how much the arc's coordinates have to be moved, once that is beyond doubt,
   * and gives the looks of the arc their places.
   */
  join(picture: RegistrationPicture, known: Place): Place | null {
    const found = this.chain.locate(picture, true)?.landmark;
    const before = this.seenAt;
    this.seenAt = found
      ? { positionPx: known.positionPx - found.positionPx, verticalPx: known.verticalPx - found.verticalPx }
      : null;
    if (!this.seenAt || !before) return null;
    const by = this.seenAt;
    const apartPx = Math.hypot(by.positionPx - before.positionPx, by.verticalPx - before.verticalPx);
    if (apartPx > tolerance * this.widthPx) return null;
    for (const { look, positionPx, verticalPx, speedPxPerS } of this.places) {
      look.positionPx = positionPx + by.positionPx;
      look.verticalPx = verticalPx + by.verticalPx;
      look.speedPxPerS = speedPxPerS;
      look.placedLater = true;
    }
    return by;
  }
}
