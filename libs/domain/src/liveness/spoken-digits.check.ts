/** What can be measured of somebody who says digits aloud. Which digits were said is heard by a person, not here. */
export interface SpokenDigitsSample {
  durationMs: number;
  /** Root mean square level of the clip, dBFS. */
  levelDbfs: number;
  /** Share of the clip in which the speech network hears speech, 0 to 1; null when it did not listen. */
  speechRatio: number | null;
  /** Of each picture while speaking: number of faces, opening of the one face's mouth (null: not measured), distance to the check-in photo. */
  pictures: readonly {
    faceCount: number;
    mouthOpening: number | null;
    identityDistance: number | null;
  }[];
}

export const SPOKEN_DIGITS_FAILURES = ['nothing_heard', 'too_short', 'no_one_face', 'other_person'] as const;
export type SpokenDigitsFailure = (typeof SPOKEN_DIGITS_FAILURES)[number];

export interface SpokenDigitsFinding {
  /** Null: worth to be heard by a person. */
  failure: SpokenDigitsFailure | null;
  /** Whether the mouth moved; null when too few pictures say so. Only told to the person who listens: a beard or a mask hides it. */
  mouthMoved: boolean | null;
}

export const SPOKEN_DIGITS_LIMITS = {
  /** Four digits said as fast as they can be understood take longer. */
  shortestMs: 1200,
  /** Speech at a desk is well above; a quiet room stays below. The same figure as for the check of the microphone. */
  quietestDbfs: -55,
  /** Speech in the clip where the network listened. */
  speechRatio: 0.15,
  /** Share of pictures that must show exactly one face. */
  oneFaceRatio: 0.6,
  /** Range of the mouth's opening; a closed mouth stays within half of it. */
  mouthRange: 0.03,
  /** Fewer pictures with a mouth tell nothing. */
  mouthPictures: 3,
} as const;

/** @param identityDistance policy threshold; a face above it is somebody else's */
export function judgeSpokenDigits(
  { durationMs, levelDbfs, speechRatio, pictures }: SpokenDigitsSample,
  identityDistance: number,
  limits = SPOKEN_DIGITS_LIMITS,
): SpokenDigitsFinding {
  const mouthMoved = didMouthMove(pictures, limits);
  const fail = (failure: SpokenDigitsFailure): SpokenDigitsFinding => ({ failure, mouthMoved });
  if (durationMs < limits.shortestMs) return fail('too_short');
  const isHeard =
    levelDbfs >= limits.quietestDbfs && (speechRatio === null || speechRatio >= limits.speechRatio);
  if (!isHeard) return fail('nothing_heard');
  const withOne = pictures.filter(({ faceCount }) => faceCount === 1).length;
  if (pictures.length === 0 || withOne / pictures.length < limits.oneFaceRatio) return fail('no_one_face');
  const distances = pictures.flatMap((picture) => picture.identityDistance ?? []);
  // Somebody who cannot look into the camera may give no figure at all: then the person who listens compares the faces too.
  if (distances.length > 0 && median(distances) > identityDistance) return fail('other_person');
  return { failure: null, mouthMoved };
}

function didMouthMove(
  pictures: SpokenDigitsSample['pictures'],
  limits: typeof SPOKEN_DIGITS_LIMITS,
): boolean | null {
  const openings = pictures.flatMap(({ mouthOpening }) => mouthOpening ?? []);
  if (openings.length < limits.mouthPictures) return null;
  return Math.max(...openings) - Math.min(...openings) >= limits.mouthRange;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
