import { measurePicture, motionBetween, takeThumbnail } from './picture-quality';
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
