import {
  type Box,
  type FrameObservation,
  type FrameWants,
  type IdentityObservation,
  type KnownFace,
  RESTING_LOOKS,
  type RestingLook,
  type SoundObservation,
} from '@bakylau/contracts';
import { BackgroundWatch } from './background-watch';
import { knownFaceOf } from './known-face';

/** Which of the dearer looks a session wants at all; an exam's policy may switch some off. */
export interface LookOptions {
  /** There is a reference to compare with. */
  identity: boolean;
  body: boolean;
  objects: boolean;
  distantFaces: boolean;
  /** Off by default: the eyes are advisory only. */
  gaze: boolean;
  /** Where pictures of faces are, as the rules know by now. */
  pictures?: readonly Box[];
}

/** What to look for on one picture. */
export interface LookPlan {
  atMs: number;
  wantIdentity: boolean;
  wants: Required<FrameWants>;
}

/** What of an observation the schedule goes by. */
type SeenFrame = Pick<
  FrameObservation,
  'faces' | 'faceKept' | 'identity' | 'body' | 'persons' | 'objects' | 'quality'
>;

/** Identity costs 3 CPU-ms and does not change by itself. */
const IDENTITY_EVERY_MS = 5_000;
/**
 * Time between two looks of a kind, milliseconds, while there is nothing new. Faces, pose and quality are looked at on every picture;
 * the rest is dearer (CPU-ms for one look: body 4, objects 21, distant faces 35), so that the full set stays near 20 CPU-ms a second.
 */
const CALM_MS = { body: 2_000, objects: 8_000, distantFaces: 20_000 } as const;
/** The same after a look has found what the one before had not: rules ask for several looks in a row. */
const CLOSE_MS = { body: 2_000, objects: 4_000, distantFaces: 10_000 } as const;
/** A scan that found nobody far away holds for so long while nothing moves behind the people. */
const UNCHANGED_ROOM_MS = 60_000;
/**
 * While nothing moved since the last look, a look need not be repeated for so long: body.moving pairs looks at most 5 s apart, and
 * rules about things take looks at most 20 s apart for neighbours. The first picture that is not still has the look again.
 */
const RESTED_MS = { body: 4_000, objects: 16_000 } as const;
/** So many looks at one body come first: each rule learns the person's usual movement from all of them. */
const BODY_LOOKS_BEFORE_REST = 30;
/** Long enough for every rule about things and distant faces to open; what stays longer is no news. */
const CLOSE_FOR_MS = 60_000;
/** How long pictures come faster after something changed: two looks at the change, and one at whether it stays. */
const BURST_MS = 3_000;
/** A change that goes on does not keep the burst going: after one, this long there is no other. */
const BURST_REST_MS = 10_000;
/** Descriptor distances that lie further apart than this are a change of who is there; one person scatters by 0.1. */
const IDENTITY_JUMP = 0.2;
/** Nobody nearer to the reference than this is another person, as far as was measured; whoever is further is looked at again soon. */
const UNSUSPECTED_DISTANCE = 0.45;
/** Two seconds apart, two pictures of one moment (a hand at the chin, a yawn) seldom agree by chance. */
const SUSPECTED_EVERY_MS = 2_000;
/** However still the picture is, the detector looks at it this often: whatever it missed is found a moment later. */
const DETECT_EVERY_MS = 3_000;
/** A face is known in its place from one picture to the next only. */
const KNOWN_FOR_MS = 2_000;
/** Share of speech in a window that counts as talking. */
const SPEECH_RATIO = 0.5;

/**
 * Decides what is looked for on which picture, and when pictures should come faster for a moment. Pure and fed with the session's
 * own times, so that the same recording always gets the same looks, live and afterwards.
 */
export class LookSchedule {
  private readonly lastMs = { body: -Infinity, objects: -Infinity, distantFaces: -Infinity };
  private readonly closeUntilMs = { body: -Infinity, objects: -Infinity, distantFaces: -Infinity };
  private readonly hadFound = { objects: false, distantFaces: false };
  private readonly background = new BackgroundWatch();
  private bodyLooks = 0;
  /** The last picture that was not still. */
  private movedAtMs = Infinity;
  private faces: number | null = null;
  private known: { face: KnownFace | null; atMs: number; detectedAtMs: number } | null = null;
  private distance: number | null = null;
  private speaking: boolean | null = null;
  private burstFromMs = -Infinity;
  /** When identity is due next. */
  private identityFromMs = -Infinity;

  /** @param options read anew for every picture, so that they may change while the session runs */
  constructor(private readonly options: Readonly<LookOptions>) {}

  /** What is due at this picture. Nothing counts as done before {@link seen} tells so. */
  plan(atMs: number): LookPlan {
    const due = (kind: keyof typeof CALM_MS): boolean => {
      const everyMs = atMs < this.closeUntilMs[kind] ? CLOSE_MS[kind] : this.calmMs(kind);
      return this.options[kind] && atMs - this.lastMs[kind] >= everyMs;
    };
    return {
      atMs,
      wantIdentity: this.options.identity && atMs >= this.identityFromMs,
      wants: {
        body: due('body'),
        objects: due('objects'),
        unlessStill: RESTING_LOOKS.filter((look) => due(look) && this.mayRest(look, atMs)),
        distantFaces: due('distantFaces'),
        gaze: this.options.gaze,
        pictures: [...(this.options.pictures ?? [])],
        knownFace: this.knownFace(atMs),
      },
    };
  }

  /** A planned picture was analysed. One that was dropped or failed stays due. */
  seen(plan: LookPlan, observation: SeenFrame): void {
    const { atMs, wants } = plan;
    const { faces, persons, objects, identity, quality, faceKept = false } = observation;
    const made = (look: RestingLook): boolean =>
      wants[look] && !(wants.unlessStill.includes(look) && observation[look] === null);
    if (!quality.still) this.movedAtMs = atMs;
    const detectedAtMs = faceKept ? (this.known?.detectedAtMs ?? -Infinity) : atMs;
    this.known = { face: knownFaceOf(observation), atMs, detectedAtMs };
    const near = faces.filter(({ foundBy }) => foundBy !== 'distant').length;
    if (made('body')) {
      this.lastMs.body = atMs;
      if (near === 1) this.bodyLooks += 1;
    }
    if (made('objects'))
      this.noteFind('objects', atMs, (objects?.length ?? 0) > 0 || (persons?.length ?? 0) > 1);
    if (wants.distantFaces) {
      this.noteFind('distantFaces', atMs, faces.length > near);
      this.background.scan(observation);
    } else this.background.note(observation);
    this.noteFaces(atMs, near);
    if (identity) this.noteIdentity(atMs, identity);
  }

  /** A window of sound was analysed; where speech begins is worth a closer look at the picture. */
  heard({ atMs, speech }: Pick<SoundObservation, 'atMs' | 'speech'>): void {
    const speaking = (speech?.ratio ?? 0) >= SPEECH_RATIO;
    if (speaking && this.speaking === false) this.burst(atMs);
    this.speaking = speaking;
  }

  /** Whether pictures should come faster at this time. */
  isBurst(atMs: number): boolean {
    return atMs >= this.burstFromMs && atMs - this.burstFromMs < BURST_MS;
  }

  private knownFace(atMs: number): KnownFace | null {
    const { known } = this;
    if (!known || atMs - known.atMs > KNOWN_FOR_MS || atMs - known.detectedAtMs >= DETECT_EVERY_MS)
      return null;
    return known.face;
  }

  /** Whether the last look still holds if this picture is still too. */
  private mayRest(look: RestingLook, atMs: number): boolean {
    const lastMs = this.lastMs[look];
    if (lastMs < this.movedAtMs || atMs - lastMs >= RESTED_MS[look] || atMs < this.closeUntilMs[look])
      return false;
    return look === 'body' ? this.bodyLooks >= BODY_LOOKS_BEFORE_REST : !this.hadFound.objects;
  }

  private calmMs(kind: keyof typeof CALM_MS): number {
    const isAsBefore = kind === 'distantFaces' && !this.hadFound[kind] && !this.background.hasChanged;
    return isAsBefore ? UNCHANGED_ROOM_MS : CALM_MS[kind];
  }

  private noteFind(kind: 'objects' | 'distantFaces', atMs: number, found: boolean): void {
    this.lastMs[kind] = atMs;
    if (found && !this.hadFound[kind]) this.closeUntilMs[kind] = atMs + CLOSE_FOR_MS;
    this.hadFound[kind] = found;
  }

  private noteFaces(atMs: number, faces: number): void {
    const changed = this.faces !== null && this.faces !== faces;
    this.faces = faces;
    if (!changed) return;
    this.burst(atMs);
    // Whoever comes into the picture may be somebody else.
    if (faces === 1) this.identityFromMs = atMs;
  }

  private noteIdentity(atMs: number, identity: IdentityObservation): void {
    // A turned or dim face costs nothing to refuse: the next picture may be better.
    if (!identity.usable) return;
    const { distance } = identity;
    this.identityFromMs = atMs + (distance > UNSUSPECTED_DISTANCE ? SUSPECTED_EVERY_MS : IDENTITY_EVERY_MS);
    const jumped = this.distance !== null && Math.abs(distance - this.distance) > IDENTITY_JUMP;
    this.distance = distance;
    if (jumped) this.burst(atMs);
  }

  private burst(atMs: number): void {
    if (atMs - this.burstFromMs >= BURST_REST_MS) this.burstFromMs = atMs;
  }
}
