import { type FrameObservation } from '@bakylau/contracts';
import { type RulesPolicy } from './rules-policy';

/** `body`: somebody without a face; `empty`: nobody; `unknown`: no face, and no fresh look for bodies or persons. */
export type Presence = 'face' | 'body' | 'empty' | 'unknown';

interface Look {
  atMs: number;
  score: number;
}

/**
 * Who is there, frame by frame. Faces are looked for on every frame, bodies and persons on some; looks from before the face went
 * tell nothing of the time after it.
 *
 * The three rules about absence follow from it and never speak of the same seconds: `body` is body.face_hidden; `empty` and
 * `unknown` are face.absent, until `empty` has lasted so long that seat.left takes over.
 */
export class PersonPresence {
  private current: Presence = 'unknown';
  private facelessFromMs: number | null = null;
  private emptyFromMs: number | null = null;
  private emptyLooks = 0;
  private body: Look | null = null;
  private persons: Look | null = null;
  private lastFrameMs = -Infinity;

  constructor(private readonly policy: Pick<RulesPolicy, 'personPresence' | 'seatLeft' | 'maxSampleGapMs'>) {}

  get state(): Presence {
    return this.current;
  }

  /** Since when somebody may have been there without a face: no face, and no look that found nobody. Null while there is a face. */
  get facelessSinceMs(): number | null {
    return this.facelessFromMs;
  }

  /** Since when neither face nor body was seen; null while somebody is there. */
  get emptySinceMs(): number | null {
    return this.emptyFromMs;
  }

  /** How sure the freshest look is of a person, 0 to 1. */
  get bodyScore(): number {
    const freshest = (this.persons?.atMs ?? -1) >= (this.body?.atMs ?? 0) ? this.persons : this.body;
    return freshest?.score ?? 0;
  }

  /** Whether the seat has been empty for so long, by enough looks, that it is no longer a short absence. */
  isSeatLeft(atMs: number): boolean {
    const { openAfterMs, minEmptyLooks } = this.policy.seatLeft;
    if (this.current !== 'empty' || this.emptyFromMs === null) return false;
    return this.emptyLooks >= minEmptyLooks && atMs - this.emptyFromMs >= openAfterMs;
  }

  /** Takes a frame that tells of the person, and whether a face on it is somebody's. */
  note(frame: FrameObservation, hasFace: boolean): void {
    const { atMs } = frame;
    if (atMs - this.lastFrameMs > this.policy.maxSampleGapMs) this.reset();
    this.lastFrameMs = atMs;
    if (hasFace) return this.forget('face');
    this.facelessFromMs ??= atMs;
    if (frame.body) this.body = { atMs, score: frame.body.presence };
    if (frame.persons)
      this.persons = { atMs, score: Math.max(0, ...frame.persons.map(({ score }) => score)) };
    const looked = frame.body !== null || frame.persons !== null;
    this.current = this.judge(atMs);
    if (this.current === 'body') {
      this.emptyFromMs = null;
      this.emptyLooks = 0;
      return;
    }
    this.emptyFromMs ??= atMs;
    if (this.current !== 'empty') return;
    this.facelessFromMs = null;
    if (looked) this.emptyLooks += 1;
  }

  /** After a gap or a fault nothing is known of what was there before. */
  reset(): void {
    this.forget('unknown');
  }

  private forget(state: Presence): void {
    this.current = state;
    this.facelessFromMs = null;
    this.emptyFromMs = null;
    this.emptyLooks = 0;
    this.body = null;
    this.persons = null;
  }

  private judge(atMs: number): Presence {
    const { bodyScore, bodyDoubtFrom, bodyDoubtTo, personScore, freshMs } = this.policy.personPresence;
    const body = this.body && atMs - this.body.atMs <= freshMs ? this.body : null;
    const persons = this.persons && atMs - this.persons.atMs <= freshMs ? this.persons : null;
    const isDoubtful = body !== null && body.score >= bodyDoubtFrom && body.score <= bodyDoubtTo;
    if (persons && (!body || isDoubtful || persons.atMs >= body.atMs))
      return persons.score >= personScore ? 'body' : 'empty';
    if (body) return body.score >= bodyScore ? 'body' : 'empty';
    return 'unknown';
  }
}
