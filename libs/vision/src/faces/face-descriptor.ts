import { type FaceMesh, meanPoint } from './face-mesh';
import { type Network } from '../network';
import { sampleSquare, type Square } from '../resample';
import { type RgbPicture } from '../rgb-picture';

const side = 150;

/** Rims of the eyes and of the lips: their means are what face-api's 68-point alignment uses. */
const leftEye = [33, 133, 159, 145, 158, 153, 160, 144] as const;
const rightEye = [362, 263, 386, 374, 385, 380, 387, 373] as const;
const mouth = [61, 291, 0, 17, 13, 14, 37, 267, 84, 314, 81, 311, 178, 402] as const;

/**
 * The cut-out that the descriptor network was made for (face-api, FaceLandmarks.ts, alignDlib): the mean distance from
 * the eyes to the mouth is 0.45 of its side; the middle of both eyes and the mouth stands at (0.5, 0.43). Turned by the
 * tilt of the eyes, as dlib did when the network was trained.
 */
export function descriptorSquare(mesh: FaceMesh): Square {
  const left = meanPoint(mesh, leftEye);
  const right = meanPoint(mesh, rightEye);
  const lips = meanPoint(mesh, mouth);
  const toLips = (eye: { x: number; y: number }): number => Math.hypot(lips.x - eye.x, lips.y - eye.y);
  const size = (toLips(left) + toLips(right)) / 2 / 0.45;
  const angleRad = Math.atan2(right.y - left.y, right.x - left.x);
  const middle = { x: (left.x + right.x + lips.x) / 3, y: (left.y + right.y + lips.y) / 3 };
  // From (0.5, 0.43) of the square to its centre: 0.07 of the side downwards, in the square's own direction.
  return {
    centreX: middle.x - Math.sin(angleRad) * 0.07 * size,
    centreY: middle.y + Math.cos(angleRad) * 0.07 * size,
    size,
    angleRad,
  };
}

/** Gives 128 numbers for a face. Biometric data: never log it. */
export class FaceDescriptorReader {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(private readonly network: Network) {}

  async read(picture: RgbPicture, mesh: FaceMesh): Promise<Float32Array> {
    sampleSquare(picture, descriptorSquare(mesh), this.pixels, side);
    const { descriptor } = await this.network.run(this.pixels);
    return Float32Array.from(descriptor!);
  }
}

/** Euclidean distance: below 0.5 to 0.55 the same person as a rule, above 0.6 another. */
export function descriptorDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new RangeError(`Descriptors of ${a.length} and ${b.length} numbers do not compare.`);
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at]! - b[at]!) ** 2;
  return Math.sqrt(sum);
}
