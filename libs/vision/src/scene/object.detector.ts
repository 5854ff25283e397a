import { type Box, type ObjectKind, type ObservedObject, type ObservedPerson } from '@bakylau/contracts';
import { suppressOverlaps } from '../faces/face-detector';
import { type Network } from '../network';
import { letterbox, sampleRegion } from '../resample';
import { type Region, type RgbPicture } from '../rgb-picture';

/** Almost 4:3, in whole cells of the largest stride: a camera's picture leaves a bar of four rows above and below. */
const width = 416;
const height = 320;
const classCount = 80;
/** Each side of a box is a distribution over so many distances, in strides. */
const bins = 11;
const strides = [8, 16, 32] as const;
/** IoU above which two boxes of a class are one thing; the value of the network's own pipeline. */
const maxOverlap = 0.6;

/** COCO classes, counted from 0. */
const personClass = 0;
const kinds: readonly { kind: ObjectKind; classIndex: number }[] = [
  { kind: 'screen', classIndex: 62 },
  { kind: 'laptop', classIndex: 63 },
  { kind: 'phone', classIndex: 67 },
  { kind: 'book', classIndex: 73 },
];

/** Scores from which a find counts; see the model card for what is found and missed at them. */
export const sceneLimits = {
  /** 5 % false alarms on pictures without people, none of them missed. */
  personScore: 0.32,
  objectScore: 0.35,
} as const;

export interface Scene {
  persons: ObservedPerson[];
  objects: ObservedObject[];
}

interface Find {
  box: Box;
  score: number;
}

/** Expectation of a distribution given as logits, in bins. */
function expectedBin(logits: Float32Array, at: number): number {
  let highest = -Infinity;
  for (let bin = 0; bin < bins; bin++) highest = Math.max(highest, logits[at + bin]!);
  let sum = 0;
  let weighted = 0;
  for (let bin = 0; bin < bins; bin++) {
    const weight = Math.exp(logits[at + bin]! - highest);
    sum += weight;
    weighted += weight * bin;
  }
  return weighted / sum;
}

/** Finds persons, also without a visible face, and a few kinds of things. */
export class ObjectDetector {
  private readonly pixels = new Uint8Array(width * height * 3);

  constructor(private readonly network: Network) {}

  async detect(picture: RgbPicture): Promise<Scene> {
    const region = letterbox(picture, width, height);
    sampleRegion(picture, region, this.pixels, width, height);
    const outputs = await this.network.run(this.pixels);
    const find = (classIndex: number, minScore: number): Find[] =>
      suppressOverlaps(
        strides.flatMap((stride) => readGrid(outputs, stride, classIndex, minScore, region, picture)),
        maxOverlap,
      );
    return {
      persons: find(personClass, sceneLimits.personScore),
      objects: kinds.flatMap(({ kind, classIndex }) =>
        find(classIndex, sceneLimits.objectScore).map((found) => ({ kind, ...found })),
      ),
    };
  }
}

function readGrid(
  outputs: Record<string, Float32Array>,
  stride: number,
  classIndex: number,
  minScore: number,
  region: Region,
  picture: RgbPicture,
): Find[] {
  const scores = outputs[`scores${stride}`]!;
  const boxes = outputs[`boxes${stride}`]!;
  const columns = width / stride;
  const scale = region.width / width;
  const found: Find[] = [];
  for (let cell = 0, at = classIndex; at < scores.length; cell++, at += classCount) {
    if (scores[at]! < minScore) continue;
    const centreX = ((cell % columns) + 0.5) * stride;
    const centreY = (Math.floor(cell / columns) + 0.5) * stride;
    const [left, top, right, bottom] = [0, 1, 2, 3].map(
      (edge) => expectedBin(boxes, (cell * 4 + edge) * bins) * stride,
    ) as [number, number, number, number];
    const box = clipped(
      {
        x: region.x + (centreX - left) * scale,
        y: region.y + (centreY - top) * scale,
        width: (left + right) * scale,
        height: (top + bottom) * scale,
      },
      picture,
    );
    found.push({ box, score: scores[at]! });
  }
  return found;
}

/** The part of a box inside the picture: the black bars beside it hold nothing. */
function clipped(box: Box, picture: RgbPicture): Box {
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const right = Math.min(picture.width, box.x + box.width);
  const bottom = Math.min(picture.height, box.y + box.height);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}
