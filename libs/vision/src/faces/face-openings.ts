import { eyes } from './eyes';
import { type FaceMesh } from './face-mesh';

/** Points above and below the gap between the lips, the middle pair first. */
const innerLips = [
  [13, 14],
  [82, 87],
  [312, 317],
] as const;
const forehead = 10;
const chin = 152;

/** Below this flag something covers the face, and its points are a guess. */
const minFlag = 0.7;
/** Beyond this turn the mesh invents the far side of the face. */
const maxYawDeg = 40;
/** Smaller faces have lips and lids of less than a pixel. */
const minFaceHeightPx = 45;

export interface FaceOpenings {
  /** Gap between the inner lips over the height from forehead to chin, 0 when closed; null where it cannot be told. */
  mouthOpening: number | null;
  /** Height of the eye slit over its width, mean of both eyes; null where it cannot be told. */
  eyeOpening: number | null;
}

function distance(mesh: FaceMesh, [from, to]: readonly [number, number]): number {
  const along = (axis: number): number => mesh.points[to * 3 + axis]! - mesh.points[from * 3 + axis]!;
  return Math.hypot(along(0), along(1), along(2));
}

function meanDistance(mesh: FaceMesh, pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, pair) => sum + distance(mesh, pair), 0) / pairs.length;
}

/** How far mouth and eyes are open. Distances are taken in space, so that a nod does not look like closing eyes. */
export function faceOpenings(mesh: FaceMesh, yawDeg: number): FaceOpenings {
  const heightPx = distance(mesh, [forehead, chin]);
  if (mesh.flag < minFlag || Math.abs(yawDeg) > maxYawDeg || heightPx < minFaceHeightPx) {
    return { mouthOpening: null, eyeOpening: null };
  }
  const slits = eyes.map(({ corners, lids }) => meanDistance(mesh, lids) / distance(mesh, corners));
  return {
    mouthOpening: meanDistance(mesh, innerLips) / heightPx,
    eyeOpening: (slits[0]! + slits[1]!) / 2,
  };
}
