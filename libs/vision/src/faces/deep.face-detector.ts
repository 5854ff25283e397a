import { type Network } from '../network';
import { sampleRegion } from '../resample';
import { type RgbPicture } from '../rgb-picture';
import { type FaceCandidate, type FaceDetector, suppressOverlaps } from './face-detector';

const side = 512;
/** IoU above which two boxes are one face; the value of the network's own pipeline. */
const maxOverlap = 0.5;

/**
 * The SSD network: sixteen times the cost of the full-range one, but it finds soft faces from 20 pixels of height on. Weak
 * in dim light and on two people side by side, so it only adds to what the others find.
 */
export class DeepFaceDetector implements FaceDetector {
  private readonly pixels = new Uint8Array(side * side * 3);

  constructor(
    private readonly network: Network,
    private readonly minScore: number,
  ) {}

  async detect(picture: RgbPicture): Promise<FaceCandidate[]> {
    // The picture stands in the upper left corner of the square, as the network was trained.
    const size = Math.max(picture.width, picture.height);
    sampleRegion(picture, { x: 0, y: 0, width: size, height: size }, this.pixels, side, side);
    const { boxes, scores } = await this.network.run(this.pixels);
    const candidates: FaceCandidate[] = [];
    for (let row = 0, at = 0; row < scores!.length; row++, at += 4) {
      if (scores![row]! < this.minScore) continue;
      const [top, left, bottom, right] = boxes!.subarray(at, at + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const box = {
        x: left * size,
        y: top * size,
        width: (right - left) * size,
        height: (bottom - top) * size,
      };
      candidates.push({ box, score: scores![row]!, tiltRad: 0 });
    }
    return suppressOverlaps(candidates, maxOverlap);
  }
}
