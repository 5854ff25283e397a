import { type Box } from '@bakylau/contracts';
import { type FaceCandidate } from './face-detector';
import { type Network } from '../network';
import { sampleSquare } from '../resample';
import { type RgbPicture } from '../rgb-picture';

const side = 192;
const pointCount = 468;
/** The mesh network was made for cut-outs half as large again as the face box. */
const cutOutFactor = 1.5;
/** Below this the cut-out is not turned: the network was made for faces that lean a little. */
const uprightRad = (8 * Math.PI) / 180;

/** 468 points of one face in picture pixels; z grows away from the camera and has the same scale as x and y. */
export interface FaceMesh {
  /** 0..1: how surely the cut-out shows a face. */
  flag: number;
  /** x, y, z of point 0, of point 1, ... */
  points: Float32Array;
}

/** The mean of some points of a mesh. */
export function meanPoint(mesh: FaceMesh, indices: readonly number[]): { x: number; y: number; z: number } {
  const sum = { x: 0, y: 0, z: 0 };
  for (const index of indices) {
    sum.x += mesh.points[index * 3]! / indices.length;
    sum.y += mesh.points[index * 3 + 1]! / indices.length;
    sum.z += mesh.points[index * 3 + 2]! / indices.length;
  }
  return sum;
}

/** Whether a face leans so much that its cut-out is turned. */
export const leans = (tiltRad: number): boolean => Math.abs(tiltRad) >= uprightRad;

/** Smallest box around all points. */
export function meshBox(mesh: FaceMesh): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < mesh.points.length; at += 3) {
    left = Math.min(left, mesh.points[at]!);
    right = Math.max(right, mesh.points[at]!);
    top = Math.min(top, mesh.points[at + 1]!);
    bottom = Math.max(bottom, mesh.points[at + 1]!);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Fits the mesh into a place that may hold a face. */
export class FaceMeshReader {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(private readonly network: Network) {}

  /**
   * A leaning head is turned upright first. Without that the flag of a head tilted by 45 degrees falls from 1.00 to
   * 0.5 and a real person is not counted.
   */
  async read(picture: RgbPicture, candidate: Pick<FaceCandidate, 'box' | 'tiltRad'>): Promise<FaceMesh> {
    const { box } = candidate;
    const angleRad = leans(candidate.tiltRad) ? candidate.tiltRad : 0;
    const size = Math.max(box.width, box.height) * cutOutFactor;
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    sampleSquare(picture, { centreX: centre.x, centreY: centre.y, size, angleRad }, this.pixels, side);
    const outputs = await this.network.run(this.pixels);
    const raw = outputs['points']!;
    const scale = size / side;
    const cos = Math.cos(angleRad) * scale;
    const sin = Math.sin(angleRad) * scale;
    const points = new Float32Array(pointCount * 3);
    for (let at = 0; at < points.length; at += 3) {
      const u = raw[at]! - side / 2;
      const v = raw[at + 1]! - side / 2;
      points[at] = centre.x + u * cos - v * sin;
      points[at + 1] = centre.y + u * sin + v * cos;
      points[at + 2] = raw[at + 2]! * scale;
    }
    return { flag: outputs['flag']![0]!, points };
  }
}
