import { type HeadPose } from '@bakylau/contracts';
import { type FaceMesh } from './face-mesh';

/** Points of the mesh: the two edges of the face beside the ears, the top of the forehead, the chin. */
const edgeLeft = 234;
const edgeRight = 454;
const forehead = 10;
const chin = 152;

const degrees = (radians: number): number => (radians * 180) / Math.PI;

type Vector = [number, number, number];

function direction(mesh: FaceMesh, from: number, to: number): Vector {
  const at = (point: number, axis: number): number => mesh.points[point * 3 + axis]!;
  return [at(to, 0) - at(from, 0), at(to, 1) - at(from, 1), at(to, 2) - at(from, 2)];
}

/**
 * Head pose from the mesh, in degrees, as the picture shows it (a mirrored picture gives mirrored angles):
 * yaw > 0 when the face turns to the right side of the picture, pitch > 0 when it looks up, roll > 0 when the head tilts
 * clockwise. The zero of pitch differs from face to face by some degrees: compare with the person's own baseline.
 */
export function headPose(mesh: FaceMesh): HeadPose {
  const across = direction(mesh, edgeLeft, edgeRight);
  const down = direction(mesh, forehead, chin);
  // across x down points into the head; the face looks the other way.
  const looking: Vector = [
    -(across[1] * down[2] - across[2] * down[1]),
    -(across[2] * down[0] - across[0] * down[2]),
    -(across[0] * down[1] - across[1] * down[0]),
  ];
  return {
    yawDeg: degrees(Math.atan2(looking[0], -looking[2])),
    pitchDeg: degrees(Math.atan2(-looking[1], Math.hypot(looking[0], looking[2]))),
    rollDeg: degrees(Math.atan2(across[1], across[0])),
  };
}
