import { ASSUMED_FOCAL_PX, focalLengthPx } from './cylinder.projection';
import { type Registration } from './frame-registration';

/** Shorter shifts are too near to the error of a block, half a pixel. */
const minShiftPx = 8;
/** From so many blocks on the estimate is used, and from four times as many it is trusted as much as it ever is. */
const minBlocks = 200;
/** Lens distortion and near things bend the figure, so part of the assumption stays. */
const greatestTrust = 0.8;
const shortestPx = focalLengthPx(90);
const longestPx = focalLengthPx(48);

/**
 * Estimates the focal length before the circle is closed. While a camera turns, things at the edge of a flat picture move faster than
 * those in the middle, the more so the wider the view: at distance t from the middle the speed is proportional to 1 + t²/f². A straight line
 * through speed against t² gives f.
 */
export class FieldOfViewEstimate {
  private weight = 0;
  private sumT = 0;
  private sumTt = 0;
  private sumY = 0;
  private sumTy = 0;
  private blocks = 0;

  add({ dx, blocks }: Registration): void {
    if (Math.abs(dx) < minShiftPx) return;
    const weight = dx * dx;
    for (const block of blocks) {
      const t = (ASSUMED_FOCAL_PX * Math.tan(block.x / ASSUMED_FOCAL_PX)) ** 2;
      // Undoes the cylinder, which was laid out with the assumed focal length.
      const y = (block.dx / dx) * (1 + t / ASSUMED_FOCAL_PX ** 2);
      this.weight += weight;
      this.sumT += weight * t;
      this.sumTt += weight * t * t;
      this.sumY += weight * y;
      this.sumTy += weight * t * y;
    }
    this.blocks += blocks.length;
  }

  /** Pixels, of a picture with LONGER_SIDE_PX along its longer side. */
  get focalPx(): number {
    const measured = this.measuredPx();
    if (measured === null) return ASSUMED_FOCAL_PX;
    const trust = greatestTrust * Math.min(1, this.blocks / (4 * minBlocks));
    return ASSUMED_FOCAL_PX * (measured / ASSUMED_FOCAL_PX) ** trust;
  }

  /** The view seems to be as narrow as can be told, and may be narrower. */
  get isNarrowest(): boolean {
    return this.measuredPx() === longestPx;
  }

  private measuredPx(): number | null {
    if (this.blocks < minBlocks) return null;
    const spread = this.weight * this.sumTt - this.sumT * this.sumT;
    if (spread <= 0) return null;
    const slope = (this.weight * this.sumTy - this.sumT * this.sumY) / spread;
    const level = (this.sumY - slope * this.sumT) / this.weight;
    if (level <= 0) return null;
    const focal = slope <= 0 ? longestPx : Math.sqrt(level / slope);
    return Math.min(longestPx, Math.max(shortestPx, focal));
  }
}
