import { type Gaze } from '@bakylau/contracts';
import { type Network } from '../network';
import { sampleSquare, type Square } from '../resample';
import { type RgbPicture } from '../rgb-picture';
import { type EyePoints, pictureLeftEye, pictureRightEye } from './eyes';
import { type FaceMesh } from './face-mesh';
import { eyeTurn, meanGaze, type Point } from './gaze-geometry';

const side = 64;
/** The network was made for cut-outs so many times as wide as the eye (MediaPipe Iris). */
const cutOutFactor = 2.3;
/** The last five points are the iris: its centre, and four on its rim. */
const irisFrom = 71;
/** A smaller iris than this has no place that could be told: a face 45 pixels high has one of 3. */
const minIrisPx = 4;

/** Reads from both eyes of one face where they look. */
export class IrisReader {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(private readonly network: Network) {}

  /** @returns null where an eye is too small to tell. Ask only for faces whose eyes are open: the network finds an iris in any picture */
  async read(picture: RgbPicture, mesh: FaceMesh): Promise<Gaze | null> {
    const left = await this.readEye(picture, mesh, pictureLeftEye, true);
    const right = left && (await this.readEye(picture, mesh, pictureRightEye, false));
    return left && right && meanGaze(left, right);
  }

  /** @param mirrored the network knows the person's left eye only; the right one is shown to it in a mirror */
  private async readEye(
    picture: RgbPicture,
    mesh: FaceMesh,
    { corners }: EyePoints,
    mirrored: boolean,
  ): Promise<Gaze | null> {
    const [from, to] = [pointOf(mesh, corners[0]), pointOf(mesh, corners[1])];
    const square: Square = {
      centreX: (from.x + to.x) / 2,
      centreY: (from.y + to.y) / 2,
      size: Math.hypot(to.x - from.x, to.y - from.y) * cutOutFactor,
      angleRad: Math.atan2(to.y - from.y, to.x - from.x),
    };
    sampleSquare(picture, square, this.pixels, side);
    if (mirrored) mirror(this.pixels);
    const points = (await this.network.run(this.pixels))['points']!;
    // In the cut-out the eye lies level, so its own frame needs no turning back.
    const at = (index: number): Point => {
      const x = points[index * 3]!;
      return { x: mirrored ? side - x : x, y: points[index * 3 + 1]! };
    };
    const rim = [1, 2, 3, 4].map((offset) => at(irisFrom + offset));
    const irisDiameterPx = (distance(rim[0]!, rim[2]!) + distance(rim[1]!, rim[3]!)) / 2;
    if ((irisDiameterPx * square.size) / side < minIrisPx) return null;
    const half = side / cutOutFactor / 2;
    const level = [
      { x: side / 2 - half, y: side / 2 },
      { x: side / 2 + half, y: side / 2 },
    ] as const;
    return eyeTurn({ corners: level, iris: at(irisFrom), irisDiameterPx });
  }
}

function pointOf(mesh: FaceMesh, index: number): Point {
  return { x: mesh.points[index * 3]!, y: mesh.points[index * 3 + 1]! };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Swaps left and right of a cut-out, in place. */
function mirror(pixels: Uint8Array): void {
  for (let row = 0; row < side; row++) {
    for (let left = 0, right = side - 1; left < right; left++, right--) {
      for (let channel = 0; channel < 3; channel++) {
        const a = (row * side + left) * 3 + channel;
        const b = (row * side + right) * 3 + channel;
        const kept = pixels[a]!;
        pixels[a] = pixels[b]!;
        pixels[b] = kept;
      }
    }
  }
}
