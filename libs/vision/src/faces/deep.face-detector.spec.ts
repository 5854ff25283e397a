import { type Network } from '../network';
import { DeepFaceDetector } from './deep.face-detector';

type Row = [score: number, top: number, left: number, bottom: number, right: number];

class FixedNetwork implements Network {
  seen: Uint8Array = new Uint8Array();

  constructor(private readonly rows: Row[]) {}

  run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    this.seen = Uint8Array.from(pixels);
    return Promise.resolve({
      scores: Float32Array.from(this.rows.map(([score]) => score)),
      boxes: Float32Array.from(this.rows.flatMap(([, ...box]) => box)),
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe(DeepFaceDetector.name, () => {
  const picture = { width: 640, height: 480, pixels: new Uint8Array(640 * 480 * 3).fill(200) };
  const detect = (network: Network) => new DeepFaceDetector(network, 0.8).detect(picture);

  it('shows the picture in the upper left of the square', async () => {
    const network = new FixedNetwork([]);
    await detect(network);

    const row = (y: number): number => network.seen[(y * 512 + 256) * 3]!;
    expect([row(0), row(380), row(388), row(511)]).toEqual([200, 200, 0, 0]);
  });

  it('gives boxes in pixels of the picture, the surest first, each face once', async () => {
    const found = await detect(
      new FixedNetwork([
        [0.9, 0.25, 0.5, 0.3, 0.55],
        [0.99, 0.1, 0.1, 0.2, 0.2],
        [0.95, 0.101, 0.1, 0.2, 0.2],
        [0.79, 0.4, 0.4, 0.5, 0.5],
      ]),
    );

    expect(found.map(({ score }) => Number(score.toFixed(2)))).toEqual([0.99, 0.9]);
    expect(found[1]!.box.x).toBeCloseTo(320, 3);
    expect(found[1]!.box.y).toBeCloseTo(160, 3);
    expect(found[1]!.box.width).toBeCloseTo(32, 3);
    expect(found[1]!.box.height).toBeCloseTo(32, 3);
  });
});
