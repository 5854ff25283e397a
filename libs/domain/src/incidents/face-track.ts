import { type Box, type ObservedFace } from '@bakylau/contracts';
import { type RulesPolicy } from './rules-policy';

/** `undecided`: seen too shortly to be told from a picture. */
export type FaceNature = 'alive' | 'undecided' | 'picture';

export interface FaceLook {
  atMs: number;
  face: ObservedFace;
  /** Change of the face's region over the picture's noise; null on the first frame and after one without a thumbnail. */
  timesNoise: number | null;
  /** Whether the frame carries a thumbnail. What cannot be told from a person counts as one. */
  isMeasurable: boolean;
}

interface Movement {
  atMs: number;
  timesNoise: number;
}

/** One face over the frames on which it was seen at about the same place. */
export class FaceTrack {
  readonly sinceMs: number;
  private last: FaceLook;
  /** Of the longest time that anything is told over. */
  private movements: Movement[] = [];
  private isAlive: boolean;

  /** @param isAlive whether it stands where a living face was a moment ago */
  constructor(
    first: FaceLook,
    private readonly policy: RulesPolicy['facePicture'],
    isAlive: boolean,
  ) {
    this.last = first;
    this.sinceMs = first.atMs;
    this.isAlive = isAlive || !first.isMeasurable;
  }

  get face(): ObservedFace {
    return this.last.face;
  }

  get box(): Box {
    return this.last.face.box;
  }

  get lastSeenMs(): number {
    return this.last.atMs;
  }

  /** A face that once moved by itself stays a face, however still it keeps afterwards. */
  get nature(): FaceNature {
    if (this.isAlive) return 'alive';
    return this.isWatched ? 'picture' : 'undecided';
  }

  /** The middle one of the face's last movements over the picture's noise; 1 is no movement. */
  get movement(): number {
    return middleOf(this.within(this.policy.windowMs));
  }

  /**
   * Since when a living face has moved no more than a picture does, and how much; null while it lives, and for what was never alive.
   * It stays a person: whoever keeps very still is no picture, and a photo that took the face's place looks the same.
   */
  get stillness(): { sinceMs: number; movement: number } | null {
    const { stillAfterMs, stillSamples, stillQuickShare, timesNoise: limit, quickTimesNoise } = this.policy;
    const recent = this.within(stillAfterMs);
    const isWatched = recent.length >= stillSamples && this.last.atMs - this.sinceMs >= stillAfterMs;
    if (!this.isAlive || !isWatched) return null;
    const quick = recent.filter(({ timesNoise }) => timesNoise >= quickTimesNoise).length;
    const movement = middleOf(recent);
    const isStill = movement < limit && quick <= stillQuickShare * recent.length;
    return isStill ? { sinceMs: recent[0]!.atMs, movement } : null;
  }

  /** The first look of a track changes the picture by its coming, whatever it is; it tells nothing of what it is. */
  see(look: FaceLook): void {
    this.last = look;
    const { stillAfterMs, windowMs, quickTimesNoise, timesNoise: limit } = this.policy;
    this.isAlive ||= !look.isMeasurable;
    if (look.timesNoise === null) return;
    const keepMs = Math.max(windowMs, stillAfterMs);
    this.movements = this.movements.filter(({ atMs }) => look.atMs - atMs <= keepMs);
    this.movements.push({ atMs: look.atMs, timesNoise: look.timesNoise });
    this.isAlive ||= this.movedQuickly(quickTimesNoise) || (this.isWatched && this.movement >= limit);
  }

  /** Three of the last four frames: one that the codec drew otherwise changes twice, by its coming and its going. */
  private movedQuickly(quickTimesNoise: number): boolean {
    return this.movements.slice(-4).filter(({ timesNoise }) => timesNoise >= quickTimesNoise).length >= 3;
  }

  private get isWatched(): boolean {
    const { minSamples, watchMs, windowMs } = this.policy;
    return this.within(windowMs).length >= minSamples && this.last.atMs - this.sinceMs >= watchMs;
  }

  private within(windowMs: number): Movement[] {
    return this.movements.filter(({ atMs }) => this.last.atMs - atMs <= windowMs);
  }
}

function middleOf(movements: readonly Movement[]): number {
  const sorted = movements.map(({ timesNoise }) => timesNoise).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
