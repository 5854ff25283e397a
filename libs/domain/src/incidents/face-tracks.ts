import { type Box, type FrameObservation, type ObservedFace } from '@bakylau/contracts';
import { overlapOf, relativeDistance } from './box-geometry';
import { DistantFaces } from './distant-faces';
import { type FaceLook, FaceTrack } from './face-track';
import { type RulesPolicy } from './rules-policy';
import { type PictureMotion } from './picture-motion';

/** A face that is not seen for so long has gone; misses of single frames do not end a track. */
const LOST_AFTER_MS = 5_000;
/** A head moves less than this between two frames, in sizes of its box. */
const SAME_FACE_WITHIN = 0.6;
/** A new face overlaps the place of one that went by at least this when it is the same person. */
const SAME_SEAT = 0.3;

/**
 * The faces of a session from frame to frame, and which of them are people: a poster, a photo or a face on a still screen does not
 * move as a living face does. A face in a video on a screen moves, and cannot be told from a person.
 */
export class FaceTracks {
  private tracks: FaceTrack[] = [];
  private seats: { box: Box; untilMs: number }[] = [];
  private readonly distant: DistantFaces;
  private atMs = -Infinity;
  private hasLived = false;

  constructor(private readonly policy: Pick<RulesPolicy, 'facePicture' | 'distantFace'>) {
    this.distant = new DistantFaces(policy.distantFace);
  }

  /** Takes a frame that tells of the person, and what changed since the frame before it; null when that is not known. */
  note(frame: FrameObservation, motion: PictureMotion | null): void {
    const { atMs } = frame;
    this.atMs = atMs;
    this.distant.note(frame);
    this.forget(atMs);
    const free = new Set(this.tracks);
    for (const face of frame.faces.filter(({ foundBy }) => foundBy !== 'distant')) {
      const timesNoise = motion && motion.timesNoise(face.box, frame.quality);
      this.see({ atMs, face, timesNoise, isMeasurable: frame.quality.thumbnail !== '' }, free);
    }
    this.hasLived ||= this.tracks.some(({ nature }) => nature === 'alive');
  }

  /**
   * Whether somebody's face is on this frame. Before any face has moved, a still one may be the candidate's own: it is noted as a
   * picture, but nobody is called absent for it.
   */
  get isSomebodyThere(): boolean {
    return this.personCount > 0 || (!this.hasLived && this.stillFaces.length > 0);
  }

  /** Faces of this frame that are people's: those that live; before any does, the largest one that may. Largest first. */
  get persons(): ObservedFace[] {
    return this.people.map(({ face }) => face);
  }

  /** How many people's faces there are, with those far away that the last scans saw. */
  get personCount(): number {
    return this.people.length + this.distant.personsSinceMs(this.atMs).length;
  }

  /** Since when there has been more than one; null when there is not. */
  get severalSinceMs(): number | null {
    const since = [
      ...this.people.map(({ sinceMs }) => sinceMs),
      ...this.distant.personsSinceMs(this.atMs),
    ].sort((a, b) => a - b);
    return since[1] ?? null;
  }

  /** Whether a face of this frame may yet turn out to be a second person's. */
  get isDoubtful(): boolean {
    return this.present.some((track) => track.nature === 'undecided' && !this.people.includes(track));
  }

  /** Tracks of this frame that do not move as faces do. */
  get stillFaces(): readonly FaceTrack[] {
    return this.present.filter(({ nature }) => nature === 'picture');
  }

  /** The person's face of this frame that has been as still as a picture for longest; null when all of them move. */
  get stillPerson(): { face: ObservedFace; sinceMs: number; movement: number } | null {
    const still = this.people.flatMap(({ face, stillness }) => (stillness ? [{ face, ...stillness }] : []));
    return still.sort((a, b) => a.sinceMs - b.sinceMs)[0] ?? null;
  }

  /** Where faces are on this frame that are no person's: pictures, and what may yet turn out to be one. */
  get uncountedFaces(): Box[] {
    const { people } = this;
    const uncounted = this.present.filter((track) => !people.includes(track));
    return [...uncounted.map(({ box }) => box), ...this.distant.pictures(this.atMs)];
  }

  private see(look: FaceLook, free: Set<FaceTrack>): void {
    const { box } = look.face;
    const track = nearest(free, box);
    if (track) {
      free.delete(track);
      track.see(look);
      return;
    }
    const isKnown = this.seats.some((seat) => overlapOf(seat.box, box) >= SAME_SEAT);
    this.tracks.push(new FaceTrack(look, this.policy.facePicture, isKnown));
  }

  private get present(): FaceTrack[] {
    return this.tracks.filter(({ lastSeenMs }) => lastSeenMs === this.atMs);
  }

  private get people(): FaceTrack[] {
    const candidates = this.present
      .filter(({ nature }) => nature !== 'picture')
      .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
    const alive = candidates.filter(({ nature }) => nature === 'alive');
    return alive.length > 0 ? alive : candidates.slice(0, 1);
  }

  private forget(atMs: number): void {
    const gone = this.tracks.filter(({ lastSeenMs }) => atMs - lastSeenMs > LOST_AFTER_MS);
    if (gone.length > 0) this.tracks = this.tracks.filter((track) => !gone.includes(track));
    const untilMs = atMs + this.policy.facePicture.rememberMs;
    for (const { box, nature } of gone) if (nature === 'alive') this.seats.push({ box, untilMs });
    this.seats = this.seats.filter((seat) => seat.untilMs > atMs);
  }
}

function nearest(tracks: ReadonlySet<FaceTrack>, box: Box): FaceTrack | null {
  const [best] = [...tracks]
    .map((track) => ({ track, distance: relativeDistance(track.box, box) }))
    .filter(({ distance }) => distance <= SAME_FACE_WITHIN)
    .sort((a, b) => a.distance - b.distance);
  return best?.track ?? null;
}
