import { letterbox, sampleRegion, sampleSquare } from './resample';
import { type RgbPicture } from './rgb-picture';

/** Red grows by 10 a column, green by 10 a row. */
function gradient(width: number, height: number): RgbPicture {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set([x * 10, y * 10, 99], (y * width + x) * 3);
  }
  return { width, height, pixels };
}

const pixelAt = (target: Uint8Array, width: number, x: number, y: number): number[] => [
  ...target.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe(sampleRegion.name, () => {
  it('copies the picture when the sizes agree', () => {
    const picture = gradient(6, 4);
    const target = new Uint8Array(6 * 4 * 3);

    sampleRegion(picture, { x: 0, y: 0, width: 6, height: 4 }, target, 6, 4);

    expect([...target]).toEqual([...picture.pixels]);
  });

  it('mixes neighbours when it enlarges', () => {
    const target = new Uint8Array(8 * 8 * 3);

    sampleRegion(gradient(4, 4), { x: 0, y: 0, width: 4, height: 4 }, target, 8, 8);

    expect(pixelAt(target, 8, 3, 3)).toEqual([13, 13, 99]);
    expect(pixelAt(target, 8, 0, 7)).toEqual([0, 30, 99]);
  });

  it('is black outside the picture', () => {
    const target = new Uint8Array(4 * 4 * 3).fill(200);

    sampleRegion(gradient(4, 4), { x: 2, y: -2, width: 4, height: 4 }, target, 4, 4);

    expect(pixelAt(target, 4, 0, 0)).toEqual([0, 0, 0]);
    expect(pixelAt(target, 4, 0, 2)).toEqual([20, 0, 99]);
    expect(pixelAt(target, 4, 3, 2)).toEqual([0, 0, 0]);
  });
});

describe(sampleSquare.name, () => {
  it('agrees with the straight copy when it is not turned', () => {
    const picture = gradient(16, 16);
    const [straight, square] = [new Uint8Array(8 * 8 * 3), new Uint8Array(8 * 8 * 3)];

    sampleRegion(picture, { x: 3, y: 4, width: 8, height: 8 }, straight, 8, 8);
    sampleSquare(picture, { centreX: 7, centreY: 8, size: 8, angleRad: 0 }, square, 8);

    expect([...square]).toEqual([...straight]);
  });

  it('brings what leans clockwise upright', () => {
    const target = new Uint8Array(3 * 3 * 3);

    // Turned by a quarter: the right-hand direction of the cut-out runs down the picture.
    sampleSquare(gradient(9, 9), { centreX: 4.5, centreY: 4.5, size: 3, angleRad: Math.PI / 2 }, target, 3);

    expect(pixelAt(target, 3, 0, 1)).toEqual([40, 30, 99]);
    expect(pixelAt(target, 3, 2, 1)).toEqual([40, 50, 99]);
    expect(pixelAt(target, 3, 1, 0)).toEqual([50, 40, 99]);
  });
});

describe(letterbox.name, () => {
  it('adds bars to a wide picture and nothing to a 4:3 one', () => {
    expect(letterbox({ width: 640, height: 360, pixels: new Uint8Array() }, 256, 192)).toEqual({
      x: 0,
      y: -60,
      width: 640,
      height: 480,
    });
    expect(letterbox({ width: 640, height: 480, pixels: new Uint8Array() }, 256, 192)).toEqual({
      x: 0,
      y: 0,
      width: 640,
      height: 480,
    });
  });
});
