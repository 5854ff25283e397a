/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePicture, type FrameAnalysis, readVideoFrames, VisionEngine } from '@bakylau/vision';

const fixtures = join(__dirname, '../fixtures');

jest.setTimeout(120_000);

describe('counts with the scan for distant faces', () => {
  let engine: VisionEngine;

  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  async function scanClip(name: string): Promise<FrameAnalysis[]> {
    const analyses: FrameAnalysis[] = [];
    for await (const { picture } of readVideoFrames(join(fixtures, 'video', name), { framesPerSecond: 1 })) {
      analyses.push(
        await engine.analyseFrame(picture, { wantIdentity: true, wants: { distantFaces: true } }),
      );
    }
    return analyses;
  }

  const counts = (analyses: FrameAnalysis[]): number[] => analyses.map(({ faces }) => faces.length);

  async function countIn(file: string): Promise<number> {
    const picture = await decodePicture(readFileSync(join(fixtures, file)), 'jpeg');
    return (await engine.analyseFrame(picture, { wantIdentity: false, wants: { distantFaces: true } })).faces
      .length;
  }

  it('finds the four people at the far end of a classroom in every frame', async () => {
    const analyses = await scanClip('classroom_four_people.mp4');

    expect(counts(analyses)).toEqual(analyses.map(() => 4));
    expect(analyses.every(({ distantFacesScanned }) => distantFacesScanned)).toBe(true);
    expect(analyses.every(({ networks }) => networks.includes('face-detector-deep'))).toBe(true);
  });

  it.each([
    ['one_person_frontal_male.mp4', 1],
    ['two_persons.mp4', 2],
    ['asl_again_personA.mp4', 1],
    ['gaze_center_left_center.mp4', 1],
    ['seat_enter_leave.mp4', 0],
  ])('adds nobody in %s', async (clip, expected) => {
    const analyses = await scanClip(clip);

    expect(counts(analyses)).toEqual(analyses.map(() => expected));
  });

  it.each([
    ['multi_face/ethan-johnson-IzUyV6BbfQw.jpg', 4],
    ['multi_face/jessica-wilson-nx3N6enkY_k.jpg', 4],
    ['multi_face/roland-samuel-9COZH5kDJOg.jpg', 3],
    ['faces/obama_and_biden_two_faces.jpg', 2],
    ['faces/obama_half_face_outside.jpg', 1],
    ['faces/C000380.jpg', 1],
  ])('counts the faces of %s', async (file, expected) => {
    expect(await countIn(file)).toBe(expected);
  });
});

describe('mouth, eyes and motion of a face', () => {
  let engine: VisionEngine;

  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  it('are measured on a man who looks into the camera, and move with him', async () => {
    const clip = join(fixtures, 'video/one_person_frontal_male.mp4');
    let previousThumbnail: Uint8Array | undefined;
    const motions: (number | null)[] = [];
    for await (const { picture } of readVideoFrames(clip, { framesPerSecond: 1 })) {
      const analysis = await engine.analyseFrame(picture, { wantIdentity: false, previousThumbnail });
      previousThumbnail = analysis.thumbnail;
      const [face] = analysis.faces;
      expect(face!.eyeOpening).toBeGreaterThan(0.12);
      expect(face!.eyeOpening).toBeLessThan(0.6);
      expect(face!.mouthOpening).toBeLessThan(0.1);
      motions.push(face!.motion);
    }

    expect(motions[0]).toBeNull();
    expect(Math.min(...motions.slice(1).map((motion) => motion!))).toBeGreaterThan(0);
  });
});
