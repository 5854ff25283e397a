import { type Network } from '../network';
import { ObjectDetector } from './object.detector';

const width = 416;
const height = 320;
type Distances = [left: number, top: number, right: number, bottom: number];

/** Empty outputs into which single finds are written as the network would give them. */
class PaintedNetwork implements Network {
  private readonly outputs: Record<string, Float32Array> = {};

  constructor() {
    for (const stride of [8, 16, 32]) {
      const cells = (width / stride) * (height / stride);
      this.outputs[`scores${stride}`] = new Float32Array(cells * 80);
      this.outputs[`boxes${stride}`] = new Float32Array(cells * 44);
    }
  }

  /** A box around the centre of a cell, its edges so many strides away: between two whole numbers, both are half likely. */
  paint(
    stride: number,
    column: number,
    row: number,
    classIndex: number,
    score: number,
    edges: Distances,
  ): this {
    const cell = row * (width / stride) + column;
    this.outputs[`scores${stride}`]![cell * 80 + classIndex] = score;
    edges.forEach((distance, edge) => {
      const logits = this.outputs[`boxes${stride}`]!.subarray(
        (cell * 4 + edge) * 11,
        (cell * 4 + edge + 1) * 11,
      );
      logits.fill(-30);
      logits[Math.floor(distance)] = 30;
      logits[Math.ceil(distance)] = 30;
    });
    return this;
  }

  run(): Promise<Record<string, Float32Array>> {
    return Promise.resolve(this.outputs);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** 416 pixels wide as the network sees it, with black bars of 4 above and below. */
const picture = { width: 832, height: 624, pixels: new Uint8Array(832 * 624 * 3) };
const detect = (network: Network) => new ObjectDetector(network).detect(picture);

describe(ObjectDetector.name, () => {
  it('gives boxes in pixels of the picture', async () => {
    // Cell (6, 4) of 32 pixels: its centre is at (208, 144), 16 above the middle of the picture.
    const { persons } = await detect(new PaintedNetwork().paint(32, 6, 4, 0, 0.8, [2, 1.5, 3, 1]));

    expect(persons).toHaveLength(1);
    const { box, score } = persons[0]!;
    expect(score).toBeCloseTo(0.8);
    expect(box.x).toBeCloseTo(416 - 2 * 32 * 2, 3);
    expect(box.y).toBeCloseTo(312 - 16 * 2 - 1.5 * 32 * 2, 3);
    expect(box.width).toBeCloseTo(5 * 32 * 2, 3);
    expect(box.height).toBeCloseTo(2.5 * 32 * 2, 3);
  });

  it('cuts boxes at the edge of the picture', async () => {
    const { persons } = await detect(new PaintedNetwork().paint(32, 0, 4, 0, 0.8, [10, 10, 2, 10]));

    expect(persons[0]!.box).toMatchObject({ x: 0, y: 0, height: 624 });
  });

  it.each([
    [67, 'phone'],
    [73, 'book'],
    [63, 'laptop'],
    [62, 'screen'],
  ])('calls COCO class %d a %s', async (classIndex, kind) => {
    const { persons, objects } = await detect(
      new PaintedNetwork()
        .paint(16, 10, 12, classIndex, 0.5, [1, 1, 1, 1])
        .paint(8, 30, 30, 40, 0.99, [1, 1, 1, 1]),
    );

    expect(persons).toEqual([]);
    expect(objects.map((object) => object.kind)).toEqual([kind]);
  });

  it('leaves out what is too unsure', async () => {
    const network = new PaintedNetwork()
      .paint(16, 10, 12, 67, 0.34, [1, 1, 1, 1])
      .paint(16, 15, 12, 0, 0.31, [1, 1, 1, 1]);

    expect(await detect(network)).toEqual({ persons: [], objects: [] });
  });

  it('counts what several cells see once, and kinds apart', async () => {
    const network = new PaintedNetwork()
      .paint(16, 10, 12, 67, 0.5, [2, 2, 2, 2])
      .paint(16, 11, 12, 67, 0.6, [3, 2, 1, 2])
      .paint(8, 21, 24, 73, 0.4, [4, 4, 4, 4])
      .paint(16, 20, 12, 67, 0.45, [2, 2, 2, 2]);

    const { objects } = await detect(network);
    expect(objects.map(({ kind, score }) => [kind, Number(score.toFixed(2))])).toEqual([
      ['phone', 0.6],
      ['phone', 0.45],
      ['book', 0.4],
    ]);
  });
});
