import { type FrameObservation, type FrameQuality } from '@bakylau/contracts';
import { FaceTracks } from './face-tracks';
import { coverPeople } from './people-cover';
import { PersonPresence } from './person-presence';
import { PictureMotion } from './picture-motion';
import { type RuleInput } from './rule-input';
import { type RulesPolicy } from './rules-policy';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH, thumbnailOf } from './thumbnail';

/** Whether a picture shows nothing of the room: too dark, or one even surface. `factor` > 1 asks for a better picture. */
export function isPictureless(
  quality: Pick<FrameQuality, 'meanLuma' | 'lumaDeviation'>,
  policy: RulesPolicy['cameraDark'],
  factor = 1,
): boolean {
  return quality.meanLuma < policy.meanLuma * factor || quality.lumaDeviation < policy.deviation * factor;
}

/** Whether the picture repeats the one before it exactly. */
export function isRepetition(
  quality: Pick<FrameQuality, 'motion'>,
  policy: RulesPolicy['cameraFrozen'],
): boolean {
  return quality.motion !== null && quality.motion <= policy.motionAtMost;
}

/**
 * What the camera can say now. Rules about the person ask it first, so that a technical fault (dark, frozen, gone) never
 * becomes behaviour.
 */
export class CameraScene {
  private flowing = true;
  private isDark = false;
  private darkHintDeliveredMs: number | null = null;
  private frozen = false;
  private picture: Uint8Array | null = null;
  private latest: { before: Uint8Array | null; after: Uint8Array | null; frame: FrameObservation } | null =
    null;
  private latestMotion: PictureMotion | null = null;
  /** The faces of the frame that was noted last, and which of them are people's. */
  readonly faces: FaceTracks;
  /** Who was there on the frame that was noted last. */
  readonly person: PersonPresence;

  constructor(private readonly policy: RulesPolicy) {
    this.faces = new FaceTracks(policy);
    this.person = new PersonPresence(policy);
  }

  /** Called by SessionRules before the rules see the input. */
  note(input: RuleInput): void {
    if (input.kind === 'media' && input.source === 'camera') this.flowing = input.flowing;
    if (input.kind === 'frame' && input.source === 'camera') {
      this.flowing = true;
      const before = this.latest?.after ?? null;
      this.latest = { before, after: thumbnailOf(input.quality), frame: input };
      this.latestMotion = null;
    }
    if (input.kind === 'hint_delivered' && input.rule === 'camera.dark' && this.isDark) {
      this.darkHintDeliveredMs ??= input.atMs;
    }
  }

  /** Called by SessionRules once the camera's own faults are known, before the rules about the person see the input. */
  noteFrame(input: RuleInput): void {
    if (this.hasFault) this.person.reset();
    if (input.kind !== 'frame' || input.source !== 'camera' || !this.tellsOfPerson(input)) return;
    this.faces.note(input, this.motionTo(input));
    this.person.note(input, this.faces.isSomebodyThere);
  }

  /** Thumbnail of the frame that was noted last; null when it carried none. */
  get thumbnail(): Uint8Array | null {
    return this.picture;
  }

  /** What changed since the camera's frame before, whatever that showed; null when one of the two has no thumbnail. */
  get motion(): PictureMotion | null {
    const { latest } = this;
    if (!latest?.before || !latest.after) return null;
    return (this.latestMotion ??= motionOf(latest.before, latest.after, latest.frame));
  }

  /** The same since the last frame that told of the person. */
  private motionTo(frame: FrameObservation): PictureMotion | null {
    const before = this.picture;
    this.picture = this.latest?.after ?? null;
    if (!before || !this.picture) return null;
    return before === this.latest?.before ? this.motion : motionOf(before, this.picture, frame);
  }

  /** Called by SessionRules when camera.dark opened or closed. */
  noteDark(isDark: boolean): void {
    this.isDark = isDark;
    if (!isDark) this.darkHintDeliveredMs = null;
  }

  /** Called by SessionRules when camera.frozen opened or closed. */
  noteFrozen(frozen: boolean): void {
    this.frozen = frozen;
  }

  /** When the candidate's page was told of the dark camera that still is dark; null while it is not, or nobody was told. */
  get darkHintedAtMs(): number | null {
    return this.darkHintDeliveredMs;
  }

  get hasFault(): boolean {
    return !this.flowing || this.frozen || this.isDark;
  }

  /** Whether this frame tells something about the person. A dark or repeated frame is not even a doubt. */
  tellsOfPerson(frame: FrameObservation): boolean {
    return (
      !this.hasFault &&
      !isPictureless(frame.quality, this.policy.cameraDark) &&
      !isRepetition(frame.quality, this.policy.cameraFrozen)
    );
  }
}

const motionOf = (before: Uint8Array, after: Uint8Array, frame: FrameObservation): PictureMotion =>
  new PictureMotion(before, after, coverPeople(frame, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT));
