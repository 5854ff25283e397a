/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePicture, type FrameAnalysis, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from './vp8-frames';

const fixtures = join(__dirname, '../fixtures');
const models = join(__dirname, '../../models');

jest.setTimeout(60_000);

describe('frames of real footage', () => {
  let engine: VisionEngine;

  beforeAll(async () => {
    engine = await VisionEngine.load(models);
  });

  afterAll(() => engine.close());

  async function analyseClip(name: string, framesPerSecond = 2): Promise<FrameAnalysis[]> {
    const analyses: FrameAnalysis[] = [];
    for (const frame of await vp8KeyframesOf(join(fixtures, 'video', name), framesPerSecond)) {
      const picture = await decodePicture(frame, 'vp8');
      analyses.push(
        await engine.analyseFrame(picture, {
          wantIdentity: false,
          previousThumbnail: analyses.at(-1)?.thumbnail,
        }),
      );
    }
    return analyses;
  }

  const share = (analyses: FrameAnalysis[], faces: number): number =>
    analyses.filter((analysis) => analysis.faces.length === faces).length / analyses.length;

  it('counts one face of a man who looks into the camera, frontal in every frame', async () => {
    const analyses = await analyseClip('one_person_frontal_male.mp4', 1);

    expect(analyses.length).toBeGreaterThan(12);
    expect(share(analyses, 1)).toBe(1);
    for (const { faces } of analyses) {
      expect(Math.abs(faces[0]!.pose!.yawDeg)).toBeLessThan(10);
      expect(Math.abs(faces[0]!.pose!.rollDeg)).toBeLessThan(10);
    }
  });

  it('counts two people side by side with leaning heads', async () => {
    const analyses = await analyseClip('two_persons.mp4');

    expect(share(analyses, 2)).toBeGreaterThanOrEqual(0.95);
  });

  it('counts no face when people turn their backs', async () => {
    const analyses = await analyseClip('seat_enter_leave.mp4', 1);

    expect(analyses.length).toBeGreaterThan(25);
    expect(share(analyses, 0)).toBe(1);
  });

  it('follows a session: one, nobody, two, one', async () => {
    const counts = (await analyseClip('session_mix.mp4')).map((analysis) => analysis.faces.length);

    // Two frames a second; the frames beside a cut may belong to either side.
    const during = (fromS: number, toS: number): number[] => [
      ...new Set(counts.slice(fromS * 2 + 1, toS * 2 - 1)),
    ];
    expect(during(0, 8)).toEqual([1]);
    expect(during(8, 13)).toEqual([0]);
    expect(during(13, 19)).toEqual([2]);
    expect(during(19, 30)).toEqual([1]);
  });

  it('tells a moving picture from a frozen and from a black one', async () => {
    const analyses = await analyseClip('one_person_frontal_male.mp4', 1);
    const motions = analyses.slice(1).map((analysis) => analysis.motion!);
    expect(Math.min(...motions)).toBeGreaterThan(0);

    const picture = await decodePicture(readFileSync(join(fixtures, 'head_pose/woman_10.jpg')), 'jpeg');
    const first = await engine.analyseFrame(picture, { wantIdentity: false });
    const again = await engine.analyseFrame(picture, {
      wantIdentity: false,
      previousThumbnail: first.thumbnail,
    });
    expect(again.motion).toBe(0);

    const black = { width: 640, height: 480, pixels: new Uint8Array(640 * 480 * 3).fill(3) };
    const covered = await engine.analyseFrame(black, {
      wantIdentity: true,
      previousThumbnail: first.thumbnail,
    });
    expect(covered.quality.meanLuma).toBeLessThan(5);
    expect(covered.quality.lumaDeviation).toBeLessThan(1);
    expect(covered.identity).toEqual({ usable: false, reason: 'no_face' });
  });

  it('gives yaw the sign of the side of the picture that the face turns to', async () => {
    const rows = readFileSync(join(fixtures, 'head_pose/labels.csv'), 'utf8').trim().split('\n').slice(1);
    const limits: Record<string, [number, number]> = {
      left: [-60, -30],
      left_mild: [-35, -10],
      front: [-20, 20],
      right_mild: [10, 35],
      right: [15, 60],
    };
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const [file, label] = row.split(',') as [string, string];
      const bytes = readFileSync(join(fixtures, 'head_pose', file));
      // woman_18 is on her way from right to front; its label was given by eye.
      const [low, high] = file === 'woman_18.jpg' ? [10, 60] : limits[label]!;
      const { faces } = await engine.analyseFrame(await decodePicture(bytes, 'jpeg'), {
        wantIdentity: false,
      });
      const yawDeg = faces[0]?.pose?.yawDeg ?? NaN;
      expect({ file, label, inside: yawDeg > low && yawDeg < high }).toEqual({ file, label, inside: true });
    }
  });
});
