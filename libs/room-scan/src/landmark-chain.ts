import { type Registration, registerFrames } from './frame-registration';
import { type RegistrationPicture } from './registration-picture';

/** A picture with a known place that others are compared with. */
export interface Landmark {
  positionPx: number;
  verticalPx: number;
  picture: RegistrationPicture;
}

export interface Located {
  landmark: Landmark;
  registration: Registration;
}

/** After this part of the width the next picture becomes a landmark; errors add up per landmark, so not too early. */
const landmarkEvery = 0.12;
/** While the place is unknown, so many old landmarks are tried per picture. */
const searchedPerLook = 2;

/** Pictures that were registered one after another, and so have places in common coordinates. */
export class LandmarkChain {
  readonly landmarks: Landmark[] = [];
  /** Landmark that the last picture was found by. */
  private current: Landmark | null = null;
  private lastFound: Landmark | null = null;
  private searchAt = 0;

  constructor(private readonly widthPx: number) {}

  /** Pixels between the outermost landmarks. */
  get extentPx(): number {
    const places = this.landmarks.map(({ positionPx }) => positionPx);
    return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
  }

  /** Gives up what there was; the picture is the new origin. */
  begin(picture: RegistrationPicture): Landmark {
    this.landmarks.length = 0;
    this.current = this.lastFound = { positionPx: 0, verticalPx: 0, picture };
    this.landmarks.push(this.current);
    return this.current;
  }

  /** @param isLost whether the pictures before had no place, so that old landmarks are tried as well */
  locate(picture: RegistrationPicture, isLost: boolean): Located | null {
    for (const from of this.candidates(isLost)) {
      const registration = registerFrames(from.picture, picture);
      if (!registration.found) continue;
      const landmark = {
        positionPx: from.positionPx - registration.dx,
        verticalPx: from.verticalPx + registration.dy,
        picture,
      };
      this.current = from;
      if (Math.abs(registration.dx) > landmarkEvery * this.widthPx) this.current = this.add(landmark);
      this.lastFound = landmark;
      return { landmark, registration };
    }
    return null;
  }

  /** Keeps the landmark unless one is near it already. */
  add(landmark: Landmark): Landmark {
    const known = this.landmarks.find(
      ({ positionPx }) => Math.abs(positionPx - landmark.positionPx) < (landmarkEvery * this.widthPx) / 2,
    );
    if (!known) this.landmarks.push(landmark);
    return landmark;
  }

  /** The landmark in use, then the picture before, then, when both fail again and again, what else is known. */
  private candidates(isLost: boolean): Landmark[] {
    const candidates: Landmark[] = [];
    if (this.current) candidates.push(this.current);
    if (this.lastFound && this.lastFound !== this.current) candidates.push(this.lastFound);
    if (!isLost) return candidates;
    for (let tried = 0; tried < Math.min(searchedPerLook, this.landmarks.length); tried++) {
      candidates.push(this.landmarks[this.searchAt++ % this.landmarks.length]!);
    }
    return candidates;
  }
}
