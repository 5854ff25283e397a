/** The one face of a picture as the check needs it. */
export interface HeadSampleFace {
  /** As `HeadPose`: positive when the face turns to the right side of the picture. */
  yawDeg: number;
  /** Middle of the face's box and its height, in pixels of the picture. */
  x: number;
  y: number;
  heightPx: number;
}

/** What one picture of the challenge showed. */
export interface HeadSample {
  /** Milliseconds on any steady clock, the same for all samples of a check. */
  atMs: number;
  faceCount: number;
  /** Null unless there is exactly one. */
  face: HeadSampleFace | null;
  /** Descriptor distance to the check-in photo; null where a picture says nothing about identity (a turned head). */
  identityDistance: number | null;
}
