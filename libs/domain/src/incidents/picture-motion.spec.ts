import { faceOf, frameOf } from './session-stream.factory';
import { coverPeople } from './people-cover';
import { PictureMotion } from './picture-motion';
import { faceAt, thumbnailAt } from './synthetic-scene.factory';
import { THUMBNAIL_HEIGHT, THUMBNAIL_WIDTH } from './thumbnail';

const FRAME = { width: 640, height: 480 };
const poster = faceAt({ x: 440, y: 20, width: 160, height: 180 });
const covered = coverPeople(frameOf(0, { faces: [faceOf(), poster] }), THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT);

const picture = (atMs: number, noise: number) => Buffer.from(thumbnailAt(atMs, { noise }), 'base64');
const motion = (noise: number) => new PictureMotion(picture(0, noise), picture(1000, noise), covered);

/** As a codec does: the steeper the picture, the more a point is off. */
function drawnAnew(points: Uint8Array): Uint8Array {
  return points.map((value, at) => {
    const across = Math.abs((points[at + 1] ?? value) - value);
    return Math.min(255, Math.max(0, Math.round(value + (Math.sin(at * 7.3) * across) / 12)));
  });
}

describe(PictureMotion.name, () => {
  /** From noise that rounding nearly hides to that of a dark room. */
  const noises = Array.from({ length: 30 }, (_, i) => 0.8 + i * 0.2);
  it.each(noises)('takes what stands still for noise, however much there is: %d luma steps', (noise) => {
    const times = motion(noise).timesNoise(poster.box, FRAME);
    expect(times).toBeGreaterThan(0.7);
    expect(times).toBeLessThan(1.25);
  });

  it('knows that a codec draws edges anew, and that this is no movement', () => {
    // A portrait is steeper than the wall around it.
    const portrait = (atMs: number) => {
      const points = picture(atMs, 1);
      for (let y = 2; y < 20; y++)
        for (let x = 44; x < 60; x++) points[y * 64 + x] = 60 + 90 * ((x >> 1) % 2);
      for (let x = 0; x < 64; x++)
        for (let y = 30; y < 48; y++) points[y * 64 + x] = 60 + 90 * ((x >> 1) % 2);
      return points;
    };
    const still = new PictureMotion(portrait(0), drawnAnew(portrait(1000)), covered);
    expect(still.timesNoise(poster.box, FRAME)).toBeLessThan(1.25);
  });

  it('sees a living face far above the noise', () => {
    expect(motion(3).timesNoise(faceOf().box, FRAME)).toBeGreaterThan(3);
  });
});
