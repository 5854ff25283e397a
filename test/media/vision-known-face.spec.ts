/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { join } from 'node:path';
import { type RestingLook } from '@bakylau/contracts';
import { knownFaceOf } from '@bakylau/domain';
import {
  decodePicture,
  type FrameAnalysis,
  type RgbPicture,
  toFrameObservation,
  VisionEngine,
} from '@bakylau/vision';
import sharp from 'sharp';
import { vp8KeyframesOf } from './vp8-frames';

const fixtures = join(__dirname, '../fixtures');
const clip = join(fixtures, 'video/one_person_frontal_male.mp4');

jest.setTimeout(60_000);

describe('a face that is known from the picture before', () => {
  let engine: VisionEngine;
  let pictures: RgbPicture[];

  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
    const frames = await vp8KeyframesOf(clip, 1);
    pictures = await Promise.all(frames.map((frame) => decodePicture(frame, 'vp8')));
  });

  afterAll(() => engine.close());

  /** Looks at a picture as a running session does after `before`. */
  function lookAfter(
    before: FrameAnalysis,
    picture: RgbPicture,
    unlessStill: RestingLook[] = [],
  ): Promise<FrameAnalysis> {
    const seen = toFrameObservation(before, {
      ...{ sessionId: '', atMs: 0, source: 'camera', models: [], cpuMs: 0 },
    });
    const options = { wantIdentity: false, previousThumbnail: before.thumbnail };
    return engine.analyseFrame(picture, {
      ...options,
      wants: { knownFace: knownFaceOf(seen), body: true, objects: true, unlessStill },
    });
  }

  const lookAt = (picture: RgbPicture) => engine.analyseFrame(picture, { wantIdentity: false });

  /** The picture with a portrait of such a height beside the person. */
  async function withPortrait({ width, height, pixels }: RgbPicture, heightPx: number): Promise<RgbPicture> {
    const portrait = await sharp(join(fixtures, 'faces/C000380.jpg')).resize({ height: heightPx }).toBuffer();
    const data = await sharp(Buffer.from(pixels), { raw: { width, height, channels: 3 } })
      .composite([{ input: portrait, left: 20, top: 60 }])
      .removeAlpha()
      .raw()
      .toBuffer();
    return { width, height, pixels: new Uint8Array(data) };
  }

  it('is read in its place while nothing moves, with the pose that the detector would have led to', async () => {
    let kept = 0;
    for (let at = 1; at < pictures.length; at++) {
      const now = await lookAfter(await lookAt(pictures[at - 1]!), pictures[at]!);
      const afresh = await lookAt(pictures[at]!);

      expect(now.faces).toHaveLength(1);
      expect(now.networks.includes('face-detector')).toBe(!now.faceKept);
      const [known, found] = [now.faces[0]!.pose!, afresh.faces[0]!.pose!];
      expect(Math.abs(known.yawDeg - found.yawDeg)).toBeLessThan(4);
      expect(Math.abs(known.pitchDeg - found.pitchDeg)).toBeLessThan(4);
      if (now.faceKept) kept += 1;
    }
    expect(kept).toBeGreaterThan(pictures.length / 2);
  });

  it.each([160, 90])(
    'does not hide somebody who comes into the picture, %d pixels high',
    async (heightPx) => {
      const now = await lookAfter(await lookAt(pictures[0]!), await withPortrait(pictures[0]!, heightPx));

      expect(now.faceKept).toBe(false);
      expect(now.faces).toHaveLength(2);
    },
  );

  it('lets the looks rest that may, in a still picture of one person only', async () => {
    const before = await lookAt(pictures[0]!);
    expect(await lookAfter(before, pictures[0]!, ['body'])).toMatchObject({
      ...{ still: true, body: null },
      ...{ objects: expect.any(Array) as unknown, persons: [expect.any(Object)] },
    });
    const { networks } = await lookAfter(before, pictures[0]!, ['body', 'objects']);
    expect(networks).toEqual(['face-mesh']);

    const two = await withPortrait(pictures[0]!, 160);
    for (const [earlier, now] of [
      [before, two],
      [await lookAt(two), two],
    ] as const) {
      const { body, objects } = await lookAfter(earlier, now, ['body', 'objects']);
      expect([body, objects]).not.toContain(null);
    }
    const { width, height } = pictures[0]!;
    const empty = { width, height, pixels: new Uint8Array(width * height * 3).fill(90) };
    expect(await lookAfter(await lookAt(empty), empty, ['body', 'objects'])).toMatchObject({
      ...{ still: true, faces: [], body: expect.any(Object) as unknown, objects: [] },
    });
  });

  it('is looked for anew when the person is gone, and when the camera changes its size', async () => {
    const before = await lookAt(pictures[0]!);
    const grey = { ...pictures[0]!, pixels: new Uint8Array(pictures[0]!.pixels.length).fill(90) };
    expect(await lookAfter(before, grey)).toMatchObject({ faceKept: false, faces: [] });

    const { width, height, pixels } = pictures[0]!;
    const half = await sharp(Buffer.from(pixels), { raw: { width, height, channels: 3 } })
      .resize(width / 2, height / 2)
      .raw()
      .toBuffer();
    const small = { width: width / 2, height: height / 2, pixels: new Uint8Array(half) };
    expect(await lookAfter(before, small)).toMatchObject({ faceKept: false, faces: [{ foundBy: 'near' }] });
  });
});
