import { type GreyPicture } from '@bakylau/room-scan';
import sharp from 'sharp';

export interface CameraView {
  yawDeg: number;
  pitchDeg: number;
  rollDeg: number;
  /** Horizontal field of view. */
  fieldOfViewDeg: number;
  width: number;
  height: number;
}

type Vector = [number, number, number];

/** Where a direction meets the cube: the face's number in the strip and the place on it, -1 to 1 (the order and axes of OpenGL). */
function onCube([x, y, z]: Vector): [face: number, across: number, down: number] {
  const [ax, ay, az] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  if (ax >= ay && ax >= az) return x > 0 ? [0, -z / ax, -y / ax] : [1, z / ax, -y / ax];
  if (ay >= az) return y > 0 ? [2, x / ay, z / ay] : [3, x / ay, -z / ay];
  return z > 0 ? [4, x / az, -y / az] : [5, -x / az, -y / az];
}

const radians = (deg: number): number => (deg * Math.PI) / 180;

/** A real room as a camera sees it that stands in its middle and turns: a cube of photographs, six faces below each other. */
export class PanoramaRoom {
  private constructor(
    private readonly side: number,
    private readonly luma: Uint8Array,
  ) {}

  static async load(path: string): Promise<PanoramaRoom> {
    const { data, info } = await sharp(path).greyscale().raw().toBuffer({ resolveWithObject: true });
    if (info.height !== 6 * info.width) throw new Error(`${path} is no strip of six square faces`);
    return new PanoramaRoom(info.width, data);
  }

  photograph({ yawDeg, pitchDeg, rollDeg, fieldOfViewDeg, width, height }: CameraView): GreyPicture {
    const luma = new Uint8Array(width * height);
    const scale = Math.tan(radians(fieldOfViewDeg / 2)) / (width / 2);
    const [cosY, sinY] = [Math.cos(radians(yawDeg)), Math.sin(radians(yawDeg))];
    const [cosP, sinP] = [Math.cos(radians(pitchDeg)), Math.sin(radians(pitchDeg))];
    const [cosR, sinR] = [Math.cos(radians(rollDeg)), Math.sin(radians(rollDeg))];
    for (let row = 0, at = 0; row < height; row++) {
      for (let column = 0; column < width; column++, at++) {
        const u = (column + 0.5 - width / 2) * scale;
        const v = (height / 2 - row - 0.5) * scale;
        const [x, tilted] = [cosR * u - sinR * v, sinR * u + cosR * v];
        const [y, forward] = [cosP * tilted + sinP, cosP - sinP * tilted];
        luma[at] = this.lumaAt([cosY * x + sinY * forward, y, cosY * forward - sinY * x]);
      }
    }
    return { width, height, luma };
  }

  /** Between four points of one face; at its edge the nearest ones. */
  private lumaAt(direction: Vector): number {
    const { side, luma } = this;
    const [face, across, down] = onCube(direction);
    const x = Math.min(side - 1.001, Math.max(0, ((across + 1) / 2) * side - 0.5));
    const y = Math.min(side - 1.001, Math.max(0, ((down + 1) / 2) * side - 0.5));
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - left, y - top];
    const at = (face * side + top) * side + left;
    const upper = luma[at]! * (1 - fx) + luma[at + 1]! * fx;
    const lower = luma[at + side]! * (1 - fx) + luma[at + side + 1]! * fx;
    return Math.round(upper * (1 - fy) + lower * fy);
  }
}
