import { type FrameQuality, type KnownFace, type ObservedFace } from '@bakylau/contracts';

interface SeenFaces {
  faces: readonly ObservedFace[];
  quality: Pick<FrameQuality, 'width' | 'height'>;
}

/** A face of which detector and mesh are less sure than this is looked for anew on every picture. */
const SURE_SCORE = 0.75;
const SURE_MESH = 0.9;

/** The face that may be looked at in its place on the next picture: the only one of this, and a sure one. */
export function knownFaceOf({ faces, quality }: SeenFaces): KnownFace | null {
  const [face, ...others] = faces;
  if (!face?.pose || others.length > 0 || face.foundBy !== 'near') return null;
  if (face.score < SURE_SCORE || face.meshScore < SURE_MESH) return null;
  const { box, score } = face;
  const { rollDeg } = face.pose;
  return { box, score, rollDeg, pictureWidth: quality.width, pictureHeight: quality.height };
}
