import { type Network } from '../network';
import { BodyJointsReader } from './body-joints.reader';

/** Gives the same rows of (y, x, score) for every picture, and keeps what it was shown. */
class FixedNetwork implements Network {
  seen: Uint8Array = new Uint8Array();

  constructor(private readonly rows: [number, number, number][]) {}

  run(pixels: Uint8Array): Promise<Record<string, Float32Array>> {
    this.seen = Uint8Array.from(pixels);
    return Promise.resolve({ joints: Float32Array.from(this.rows.flat()) });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const rowsWith = (...rows: [number, number, number][]): [number, number, number][] => [
  ...rows,
  ...Array.from({ length: 17 - rows.length }, (): [number, number, number] => [0.5, 0.5, 0.1]),
];

describe(BodyJointsReader.name, () => {
  const picture = { width: 640, height: 480, pixels: new Uint8Array(640 * 480 * 3).fill(200) };

  it('shows the whole picture to the network, unstretched between black bars', async () => {
    const network = new FixedNetwork(rowsWith());
    await new BodyJointsReader(network).read(picture);

    const row = (y: number): number => network.seen[(y * 192 + 96) * 3]!;
    // 640x480 in a square of 192: 144 rows of picture, 24 of black above and below.
    expect([row(0), row(22), row(26), row(96), row(165), row(170)]).toEqual([0, 0, 200, 200, 200, 0]);
  });

  it('gives joints in pixels of the picture', async () => {
    const rows = rowsWith([0.5, 0.5, 0.9], [0.125, 0, 0.8], [0.875, 1, 0.7]);
    const { joints } = await new BodyJointsReader(new FixedNetwork(rows)).read(picture);

    expect(joints).toHaveLength(17);
    expect(joints.slice(0, 3).map(({ x, y }) => [x, y])).toEqual([
      [320, 240],
      [0, 0],
      [640, 480],
    ]);
    expect(joints[1]!.score).toBeCloseTo(0.8);
  });

  it('tells presence by the five surest joints', async () => {
    const rows = rowsWith([0, 0, 1], [0, 0, 0.8], [0, 0, 0.6], [0, 0, 0.4], [0, 0, 0.2]);

    expect((await new BodyJointsReader(new FixedNetwork(rows)).read(picture)).presence).toBeCloseTo(0.6);
  });
});
