import { type ClarityVerdict } from './picture-clarity';
import { type Registration, registerFrames } from './frame-registration';
import { type RegistrationPicture } from './registration-picture';

/** What is known of one picture of a turn. */
export interface Look {
  atMs: number;
  clarity: ClarityVerdict;
  /** Whether so little light is in it that noise can have hidden its place. */
  dim: boolean;
  /** Where the camera points, pixels on the cylinder to the right of where the turn began; null when nobody knows. */
  positionPx: number | null;
  /** Pixels by which things lie lower than in the first picture; null as above. */
  verticalPx: number | null;
  /** Pixels per second to the right, over the last third of a second or more; null while unknown. */
  speedPxPerS: number | null;
}

/** What a picture shows before its place is known. */
type Sight = Pick<Look, 'atMs' | 'clarity' | 'dim'>;

/** A picture with a known place that others are compared with. */
export interface Landmark {
  positionPx: number;
  verticalPx: number;
  picture: RegistrationPicture;
}

/** A registration that also feeds the estimate of the field of view. */
export interface TrackedLook extends Look {
  registration: Registration | null;
  /** Whether everything before this picture was given up. */
  beganAnew: boolean;
}

/** Speed is taken over at least this time; less shows the shaking of hands. */
const speedWindowMs = 300;
/** An older picture says nothing about the speed now. */
const speedMemoryMs = 1200;
/** After this part of the width the next picture becomes a landmark; errors add up per landmark, so not too early. */
const landmarkEvery = 0.12;
/** While the place is unknown, so many old landmarks are tried per picture. */
const searchedPerLook = 2;
/** A turn that came no further than this, as a part of the width, before it was lost begins anew. */
const forgettable = 0.35;
const restartAfterMs = 1500;

/** Follows the camera from picture to picture. Where it loses the way, it waits for a place that it has seen. */
export class TurnTrack {
  readonly looks: Look[] = [];
  readonly landmarks: Landmark[] = [];
  /** Landmark that the last picture was found by. */
  private current: Landmark | null = null;
  private lastFound: Landmark | null = null;
  private searchAt = 0;
  private lostSinceMs: number | null = null;

  constructor(private readonly widthPx: number) {}

  get start(): Landmark | null {
    return this.landmarks[0] ?? null;
  }

  push(seen: Sight, picture: RegistrationPicture): TrackedLook {
    const { atMs, clarity } = seen;
    const found = clarity === 'dark' ? null : this.locate(picture);
    if (found) {
      this.lostSinceMs = null;
      this.lastFound = found.landmark;
      return this.note(seen, found.landmark, found.registration);
    }
    this.lostSinceMs ??= atMs;
    if (clarity !== 'dark' && this.mayBeginAnew(atMs)) {
      this.beginAt(picture);
      this.lostSinceMs = null;
      return { ...this.note(seen, this.current, null), beganAnew: true };
    }
    return this.note(seen, null, null);
  }

  private locate(picture: RegistrationPicture): { landmark: Landmark; registration: Registration } | null {
    for (const from of this.candidates()) {
      const registration = registerFrames(from.picture, picture);
      if (!registration.found) continue;
      const landmark = {
        positionPx: from.positionPx - registration.dx,
        verticalPx: from.verticalPx + registration.dy,
        picture,
      };
      this.current = from;
      if (Math.abs(registration.dx) > landmarkEvery * this.widthPx) this.addLandmark(landmark);
      return { landmark, registration };
    }
    return null;
  }

  /** The landmark in use, then the picture before, then, when both fail again and again, what else is known. */
  private candidates(): Landmark[] {
    const candidates: Landmark[] = [];
    if (this.current) candidates.push(this.current);
    if (this.lastFound && this.lastFound !== this.current) candidates.push(this.lastFound);
    if (this.lostSinceMs === null) return candidates;
    for (let tried = 0; tried < Math.min(searchedPerLook, this.landmarks.length); tried++) {
      candidates.push(this.landmarks[this.searchAt++ % this.landmarks.length]!);
    }
    return candidates;
  }

  private addLandmark(landmark: Landmark): void {
    const known = this.landmarks.find(
      ({ positionPx }) => Math.abs(positionPx - landmark.positionPx) < (landmarkEvery * this.widthPx) / 2,
    );
    if (!known) this.landmarks.push(landmark);
    this.current = landmark;
  }

  /** At the very beginning, or when so little was seen that beginning anew costs nothing. */
  private mayBeginAnew(atMs: number): boolean {
    if (this.landmarks.length === 0) return true;
    const places = this.landmarks.map(({ positionPx }) => positionPx);
    const extent = Math.max(...places) - Math.min(...places);
    return extent < forgettable * this.widthPx && atMs - this.lostSinceMs! > restartAfterMs;
  }

  private beginAt(picture: RegistrationPicture): void {
    this.landmarks.length = 0;
    this.looks.forEach((look) => (look.positionPx = look.verticalPx = look.speedPxPerS = null));
    this.current = this.lastFound = { positionPx: 0, verticalPx: 0, picture };
    this.landmarks.push(this.current);
  }

  private note(seen: Sight, place: Landmark | null, registration: Registration | null): TrackedLook {
    const positionPx = place?.positionPx ?? null;
    const look: Look = {
      ...seen,
      positionPx,
      verticalPx: place?.verticalPx ?? null,
      speedPxPerS: positionPx === null ? null : this.speedTo(seen.atMs, positionPx),
    };
    this.looks.push(look);
    return { ...look, registration, beganAnew: false };
  }

  private speedTo(atMs: number, positionPx: number): number | null {
    let speed: number | null = null;
    for (let at = this.looks.length - 1; at >= 0; at--) {
      const before = this.looks[at]!;
      const elapsedMs = atMs - before.atMs;
      if (elapsedMs > speedMemoryMs) break;
      if (before.positionPx === null || elapsedMs <= 0) continue;
      speed = ((positionPx - before.positionPx) * 1000) / elapsedMs;
      if (elapsedMs >= speedWindowMs) break;
    }
    return speed;
  }
}
