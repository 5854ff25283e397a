import { DEFAULT_RULES_POLICY } from '../incidents/rules-policy';

/**
 * Limits of the head-turn check. Angles are against the person's own straight look, because the zero of a pose differs from face
 * to face.
 *
 * Where they come from: on 23 labelled frames of one turning head the mesh read 38 to 47 degrees to one side and 23 to 32 to the
 * other, with half turns at 19 to 26, and repeats to 0.5 degrees. Four portraits, squeezed to what a flat picture shows when it
 * is itself turned by 40 degrees, moved the reading by 3 degrees at most; turned by 50 degrees by 6, by 60 degrees by 24.
 */
export const HEAD_TURN_LIMITS = {
  /** A turn; above everything that a turned flat picture gave. */
  turnedDeg: 25,
  /** Straight again. Identity figures are taken up to 20 degrees from the zero of the network. */
  straightDeg: 14,
  /** Nobody's own straight look reads further from zero; a head that begins turned has no straight look to compare with. */
  farthestStraightDeg: 18,
  /** The first samples, which agree with each other this well, are the person's own straight look. */
  settleSamples: 2,
  settleSpreadDeg: 8,
  /** Where no policy is given; a session's check takes its own policy's: one face, one measure. */
  identityDistance: DEFAULT_RULES_POLICY.faceOtherPerson.distance,
  /** So many in a row before a face is somebody else's, the other way is a wrong turn, or a second face is one. */
  samplesInARow: 2,
  /** A face that is away for longer may have been changed for another. */
  faceAwayMs: 1500,
  /** Nobody sees a new instruction and carries it out sooner; earlier turns do not count. */
  reactionMs: 250,
  /** Faster than heads turn when asked to: 170 degrees a second was the quickest that the footage shows. */
  turnDegPerS: 300,
  /** The mesh may be off by this much in one sample of a moving head. */
  turnSlackDeg: 15,
  /** Path of the face between two samples, in heights of the face; the footage shows 0.45 at four samples a second. */
  moveFaceHeights: 1,
  /** Ratio of the face's heights between two samples; the footage shows 1.12. */
  scaleRatio: 1.5,
  /** Samples between straight and turned that the whole check must show; pictures that are exchanged show none. */
  samplesUnderWay: 2,
} as const;

export type HeadTurnLimits = { readonly [K in keyof typeof HEAD_TURN_LIMITS]: number };
