import { ASSUMED_FOCAL_PX, focalLengthPx } from './cylinder.projection';
import { registerFrames } from './frame-registration';
import { type Landmark } from './landmark-chain';
import { type RegistrationPicture } from './registration-picture';

/** Cameras with a wider or narrower view along the longer side than this are not expected. */
const widestFieldOfViewDeg = 105;
const narrowestFieldOfViewDeg = 42;

/** Two pictures have to agree on the length of the circle up to this part. */
const tolerance = 0.03;

/**
 * Notices that the beginning of the turn comes into view again, after a way that can be a full circle. That way in pixels is 360 degrees, which
 * tells the focal length of an unknown camera.
 */
export class LoopClosure {
  private readonly shortest = 2 * Math.PI * focalLengthPx(widestFieldOfViewDeg);
  private readonly longest = 2 * Math.PI * focalLengthPx(narrowestFieldOfViewDeg);
  private unconfirmed: number | null = null;
  private best: { circlePx: number; offCentre: number } | null = null;

  /** Pixels of a full circle; null until the beginning was seen again. */
  get circlePx(): number | null {
    return this.best?.circlePx ?? null;
  }

  look(start: Landmark, picture: RegistrationPicture, positionPx: number): void {
    const wayPx = positionPx - start.positionPx;
    const reachPx = ASSUMED_FOCAL_PX;
    if (Math.abs(wayPx) < this.shortest - reachPx || Math.abs(wayPx) > this.longest + reachPx) return;
    const registration = registerFrames(start.picture, picture);
    if (!registration.found) return;
    const circlePx = Math.abs(wayPx + registration.dx);
    if (circlePx < this.shortest || circlePx > this.longest) return;
    const before = this.best?.circlePx ?? this.unconfirmed;
    this.unconfirmed = circlePx;
    if (before === null || Math.abs(circlePx / before - 1) > tolerance) return;
    // The nearer to the middle, the less the unknown lens matters.
    const offCentre = Math.abs(registration.dx);
    if (!this.best || offCentre < this.best.offCentre) this.best = { circlePx, offCentre };
  }
}
