import {
  type FaceCandidate,
  type FaceDetector,
  eyeTilt,
  logit,
  sigmoid,
  suppressOverlaps,
} from './face-detector';
import { type Network } from '../network';
import { letterbox, sampleRegion } from '../resample';
import { type RgbPicture } from '../rgb-picture';

const width = 256;
const height = 192;
const cellPx = 4;
const rowLength = 17;
/** IoU above which two boxes are one face; the value of the network's own pipeline. */
const maxOverlap = 0.3;

/** The full-range network: one row per 4-pixel cell, good from about 40 pixels of face height. */
export class FullRangeFaceDetector implements FaceDetector {
  private readonly pixels = new Uint8Array(width * height * 3);

  constructor(
    private readonly network: Network,
    private readonly minScore: number,
  ) {}

  async detect(picture: RgbPicture): Promise<FaceCandidate[]> {
    const region = letterbox(picture, width, height);
    sampleRegion(picture, region, this.pixels, width, height);
    const { faces } = await this.network.run(this.pixels);
    const scale = region.width / width;
    const candidates: FaceCandidate[] = [];
    const minLogit = logit(this.minScore);
    for (let row = 0, at = 0; at < faces!.length; row++, at += rowLength) {
      if (faces![at]! <= minLogit) continue;
      const centreX = ((row % (width / cellPx)) + 0.5) * cellPx + faces![at + 1]!;
      const centreY = (Math.floor(row / (width / cellPx)) + 0.5) * cellPx + faces![at + 2]!;
      const boxWidth = faces![at + 3]! * scale;
      const boxHeight = faces![at + 4]! * scale;
      const box = {
        x: region.x + centreX * scale - boxWidth / 2,
        y: region.y + centreY * scale - boxHeight / 2,
        width: boxWidth,
        height: boxHeight,
      };
      candidates.push({ box, score: sigmoid(faces![at]!), tiltRad: eyeTilt(faces!, at + 5) });
    }
    return suppressOverlaps(candidates, maxOverlap);
  }
}
