import { measurePicture, motionBetween, motionWithin, takeThumbnail } from './picture-quality';
import { sampleRegion } from './resample';
import { type RgbPicture } from './rgb-picture';

function paint(colour: (x: number, y: number) => [number, number, number]): RgbPicture {
  const [width, height] = [320, 240];
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels.set(colour(x, y), (y * width + x) * 3);
  return { width, height, pixels };
}

describe(measurePicture.name, () => {
  it('measures light with the weights of the eye', () => {
    expect(measurePicture(paint(() => [255, 255, 255])).meanLuma).toBeCloseTo(255, 0);
    expect(measurePicture(paint(() => [255, 0, 0])).meanLuma).toBeCloseTo(77, 0);
    expect(measurePicture(paint(() => [0, 255, 0])).meanLuma).toBeCloseTo(149, 0);
  });

  it('finds a covered lens without contrast and without sharpness', () => {
    expect(measurePicture(paint(() => [4, 4, 4]))).toEqual({
      width: 320,
      height: 240,
      meanLuma: 4,
      lumaDeviation: 0,
      sharpness: 0,
    });
  });

  it('finds edges sharper than a slope', () => {
    const edges = paint((x) => (x % 8 < 4 ? [0, 0, 0] : [200, 200, 200]));
    const slope = paint((x) => [x / 2, x / 2, x / 2]);

    expect(measurePicture(edges).sharpness).toBeGreaterThan(1000);
    expect(measurePicture(slope).sharpness).toBeLessThan(2);
  });
});

it('measures a picture of 640x480, the usual camera, exactly as its copy of 320x240', () => {
  const [width, height] = [640, 480];
  const pixels = Uint8Array.from(
    { length: width * height * 3 },
    (_, at) => (at * 7919 + (at >> 9) * 31) % 251,
  );
  const whole = { x: 0, y: 0, width, height };
  const copy = { width: 320, height: 240, pixels: new Uint8Array(320 * 240 * 3) };
  sampleRegion({ width, height, pixels }, whole, copy.pixels, copy.width, copy.height);

  expect(measurePicture({ width, height, pixels })).toEqual({ ...measurePicture(copy), width, height });
});

describe(motionBetween.name, () => {
  it('is zero for the same picture and the mean difference otherwise', () => {
    const grey = takeThumbnail(paint(() => [100, 100, 100]));
    const half = takeThumbnail(paint((x) => (x < 160 ? [100, 100, 100] : [140, 140, 140])));

    expect(grey).toHaveLength(64 * 48);
    expect(motionBetween(grey, grey)).toBe(0);
    expect(motionBetween(grey, half)).toBeCloseTo(20, 0);
  });

  it('does not compare pictures of different sizes', () => {
    expect(() => motionBetween(new Uint8Array(4), new Uint8Array(5))).toThrow(RangeError);
  });
});

describe(motionWithin.name, () => {
  const picture = { width: 320, height: 240 };
  const grey = takeThumbnail(paint(() => [100, 100, 100]));
  const rightMoved = takeThumbnail(paint((x) => (x < 160 ? [100, 100, 100] : [140, 140, 140])));

  it('looks at the box alone', () => {
    const left = { x: 20, y: 20, width: 100, height: 100 };
    const right = { x: 180, y: 20, width: 100, height: 100 };

    expect(motionWithin(grey, rightMoved, left, picture)).toBe(0);
    expect(motionWithin(grey, rightMoved, right, picture)).toBeCloseTo(40, 0);
  });

  it('takes at least one cell, also of a box beyond the edge', () => {
    expect(motionWithin(grey, rightMoved, { x: 319, y: 239, width: 0, height: 0 }, picture)).toBeCloseTo(
      40,
      0,
    );
    expect(motionWithin(grey, rightMoved, { x: 400, y: 50, width: 9, height: 9 }, picture)).toBeCloseTo(
      40,
      0,
    );
    expect(motionWithin(grey, rightMoved, { x: -90, y: -90, width: 50, height: 50 }, picture)).toBe(0);
  });
});
