import { type FoundFace } from './face-finder';
import { judgePhoto, photoLimits } from './photo-quality.gate';
import { type RgbPicture } from '../rgb-picture';

/** Fine stripes: as sharp as a picture can be. */
function striped(luma: number): RgbPicture {
  const [width, height] = [400, 400];
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const value = Math.max(0, Math.min(255, luma + ((at / 3) % 12 < 6 ? 25 : -25)));
    pixels.set([value, value, value], at);
  }
  return { width, height, pixels };
}

function face(options: { x?: number; size?: number; yawDeg?: number } = {}): FoundFace {
  const { x = 100, size = 180, yawDeg = 0 } = options;
  const points = new Float32Array(468 * 3);
  for (let index = 0; index < 468; index++) {
    points.set([x + ((index % 22) / 21) * size, 100 + (Math.floor(index / 22) / 21) * size, 0], index * 3);
  }
  const box = { x, y: 100, width: size, height: size };
  return {
    box,
    score: 0.9,
    meshScore: 1,
    foundBy: 'near',
    mouthOpening: 0,
    eyeOpening: 0.3,
    pose: { yawDeg, pitchDeg: 0, rollDeg: 0 },
    mesh: { flag: 1, points },
  };
}

describe(judgePhoto.name, () => {
  it('accepts one sharp, light, frontal, whole face', () => {
    expect(judgePhoto(striped(128), [face()], 128)).toEqual([]);
  });

  it('wants exactly one face', () => {
    expect(judgePhoto(striped(128), [], 128)).toEqual(['no_face']);
    expect(judgePhoto(striped(128), [face(), face()], 128)).toEqual(['several_faces']);
  });

  it('names light first when it is too dark to find a face', () => {
    expect(judgePhoto(striped(5), [], 5)).toEqual(['too_dark', 'no_face']);
  });

  it('names every reason, the most important first', () => {
    const refusals = judgePhoto(
      striped(10),
      [face({ x: -60, size: 70, yawDeg: photoLimits.maxYawDeg + 1 })],
      10,
    );

    expect(refusals).toEqual(['face_cut', 'face_too_small', 'too_dark', 'not_frontal']);
  });

  it('refuses a face without any detail', () => {
    const smooth: RgbPicture = { width: 400, height: 400, pixels: new Uint8Array(400 * 400 * 3) };
    for (let at = 0; at < smooth.pixels.length; at++) smooth.pixels[at] = 80 + ((at / 3) % 400) / 4;

    expect(judgePhoto(smooth, [face()], 128)).toEqual(['blurred']);
  });
});
