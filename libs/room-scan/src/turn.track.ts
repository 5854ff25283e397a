import { type Registration } from './frame-registration';
import { type Landmark, LandmarkChain } from './landmark-chain';
import { type Look, speedTo } from './look';
import { LooseArc, type Place } from './loose-arc';
import { type RegistrationPicture } from './registration-picture';

/** What a picture shows before its place is known. */
type Sight = Pick<Look, 'atMs' | 'clarity' | 'dim'>;

/** A registration that also feeds the estimate of the field of view. */
export interface TrackedLook extends Look {
  registration: Registration | null;
  /** Whether everything before this picture was given up. */
  beganAnew: boolean;
  /** Its place in an arc that is not joined to the known places, see {@link LooseArc}. */
  loose: (Place & { isFirst: boolean }) | null;
  /** By how much the coordinates of the loose arc have to be moved: with this picture it was joined. */
  joinedBy: Place | null;
}

/** A turn that came no further than this, as a part of the width, before it was lost begins anew. */
const forgettable = 0.35;
const restartAfterMs = 1500;

/**
 * Follows the camera from picture to picture. Where it loses the way, it waits for a place that it has seen; what it sees after the dark until
 * then is kept as a loose arc.
 */
export class TurnTrack {
  readonly looks: Look[] = [];
  private readonly known: LandmarkChain;
  private arc: LooseArc | null = null;
  private lostSinceMs: number | null = null;
  private lostInTheDark = false;

  constructor(private readonly widthPx: number) {
    this.known = new LandmarkChain(widthPx);
  }

  get start(): Landmark | null {
    return this.known.landmarks[0] ?? null;
  }

  push(seen: Sight, picture: RegistrationPicture): TrackedLook {
    const { atMs, clarity } = seen;
    const isDark = clarity === 'dark';
    const found = isDark ? null : this.known.locate(picture, this.lostSinceMs !== null);
    if (found) {
      this.lostSinceMs = null;
      this.lostInTheDark = false;
      const joinedBy = this.join(picture, found.landmark);
      return { ...this.note(seen, found.landmark, found.registration), joinedBy };
    }
    this.lostSinceMs ??= atMs;
    this.lostInTheDark ||= isDark;
    if (!isDark && this.mayBeginAnew(atMs)) {
      this.beginAt(picture);
      return { ...this.note(seen, this.start, null), beganAnew: true };
    }
    const look = this.note(seen, null, null);
    return isDark || !this.lostInTheDark ? look : { ...look, loose: this.followArc(picture) };
  }

  private followArc(picture: RegistrationPicture): TrackedLook['loose'] {
    const look = this.looks.at(-1)!;
    const place = this.arc?.follow(look, picture);
    if (place) return { ...place, isFirst: false };
    if (this.arc && !this.arc.isForgettable) return null;
    this.arc = new LooseArc(this.widthPx);
    return { ...this.arc.follow(look, picture)!, isFirst: true };
  }

  private join(picture: RegistrationPicture, place: Place): Place | null {
    const by = this.arc?.join(picture, place) ?? null;
    if (!by) return null;
    for (const { positionPx, verticalPx, picture: shown } of this.arc!.landmarks) {
      this.known.add({
        positionPx: positionPx + by.positionPx,
        verticalPx: verticalPx + by.verticalPx,
        picture: shown,
      });
    }
    this.arc = null;
    return by;
  }

  /** At the very beginning, or when so little was seen that beginning anew costs nothing. */
  private mayBeginAnew(atMs: number): boolean {
    if (!this.start) return true;
    return this.known.extentPx < forgettable * this.widthPx && atMs - this.lostSinceMs! > restartAfterMs;
  }

  private beginAt(picture: RegistrationPicture): void {
    this.looks.forEach((look) => (look.positionPx = look.verticalPx = look.speedPxPerS = null));
    this.known.begin(picture);
    this.arc = null;
    this.lostSinceMs = null;
    this.lostInTheDark = false;
  }

  private note(seen: Sight, place: Landmark | null, registration: Registration | null): TrackedLook {
    const positionPx = place?.positionPx ?? null;
    const look: Look = {
      ...seen,
      positionPx,
      verticalPx: place?.verticalPx ?? null,
      speedPxPerS: positionPx === null ? null : speedTo(this.looks, seen.atMs, positionPx),
      placedLater: false,
    };
    this.looks.push(look);
    return { ...look, registration, beganAnew: false, loose: null, joinedBy: null };
  }
}
