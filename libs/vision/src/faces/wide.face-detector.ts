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
import { type Region, type RgbPicture } from '../rgb-picture';

const width = 256;
const height = 192;
const rowLength = 16;
const maxOverlap = 0.3;

/** Two grids of anchors: two in each 16-pixel cell, six in each 32-pixel cell. */
const grids = [
  { scores: 'fineScores', boxes: 'fineBoxes', cellPx: 16, anchors: 2 },
  { scores: 'coarseScores', boxes: 'coarseBoxes', cellPx: 32, anchors: 6 },
] as const;

/**
 * The back-camera network. It finds faces that the edge of the picture cuts, and many things that are no faces:
 * use it only where a second network confirms its boxes.
 */
export class WideFaceDetector implements FaceDetector {
  private readonly pixels = new Uint8Array(width * height * 3);

  constructor(
    private readonly network: Network,
    private readonly minScore: number,
  ) {}

  async detect(picture: RgbPicture): Promise<FaceCandidate[]> {
    const region = letterbox(picture, width, height);
    sampleRegion(picture, region, this.pixels, width, height);
    const outputs = await this.network.run(this.pixels);
    const candidates = grids.flatMap((grid) => this.readGrid(grid, outputs, region));
    return suppressOverlaps(candidates, maxOverlap);
  }

  private readGrid(
    grid: (typeof grids)[number],
    outputs: Record<string, Float32Array>,
    region: Region,
  ): FaceCandidate[] {
    const scores = outputs[grid.scores]!;
    const boxes = outputs[grid.boxes]!;
    const columns = width / grid.cellPx;
    const scale = region.width / width;
    const minLogit = logit(this.minScore);
    const candidates: FaceCandidate[] = [];
    for (let row = 0; row < scores.length; row++) {
      if (scores[row]! <= minLogit) continue;
      const cell = Math.floor(row / grid.anchors);
      const at = row * rowLength;
      const centreX = ((cell % columns) + 0.5) * grid.cellPx + boxes[at]!;
      const centreY = (Math.floor(cell / columns) + 0.5) * grid.cellPx + boxes[at + 1]!;
      const boxWidth = boxes[at + 2]! * scale;
      const boxHeight = boxes[at + 3]! * scale;
      const box = {
        x: region.x + centreX * scale - boxWidth / 2,
        y: region.y + centreY * scale - boxHeight / 2,
        width: boxWidth,
        height: boxHeight,
      };
      candidates.push({ box, score: sigmoid(scores[row]!), tiltRad: eyeTilt(boxes, at + 4) });
    }
    return candidates;
  }
}
