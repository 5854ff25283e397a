import { type Box } from '@bakylau/contracts';
import { type Network } from './network';
import { sampleRegion } from './resample';
import { type RgbPicture } from './rgb-picture';

const side = 192;
const pointCount = 468;
/** The mesh network was made for cut-outs half as large again as the face box. */
const cutOutFactor = 1.5;

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

/** Fits the mesh into a box that may hold a face. */
export class FaceMeshReader {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(private readonly network: Network) {}

  async read(picture: RgbPicture, box: Box): Promise<FaceMesh> {
    const size = Math.max(box.width, box.height) * cutOutFactor;
    const region = {
      x: box.x + (box.width - size) / 2,
      y: box.y + (box.height - size) / 2,
      width: size,
      height: size,
    };
    sampleRegion(picture, region, this.pixels, side, side);
    const outputs = await this.network.run(this.pixels);
    const raw = outputs['points']!;
    const scale = size / side;
    const points = new Float32Array(pointCount * 3);
    for (let at = 0; at < points.length; at += 3) {
      points[at] = region.x + raw[at]! * scale;
      points[at + 1] = region.y + raw[at + 1]! * scale;
      points[at + 2] = raw[at + 2]! * scale;
    }
    return { flag: outputs['flag']![0]!, points };
  }
}
