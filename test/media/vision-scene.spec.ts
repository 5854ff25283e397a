/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODY_JOINTS, type BodyJoint, type ObservedBody } from '@bakylau/contracts';
import { decodePicture, type FrameAnalysis, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from './vp8-frames';

const fixtures = join(__dirname, '../fixtures');
const modelNames = ({ networks }: FrameAnalysis): string[] => networks;

jest.setTimeout(120_000);

describe('bodies, persons and things on real pictures', () => {
  let engine: VisionEngine;

  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  async function analyseClip(name: string, framesPerSecond = 1): Promise<FrameAnalysis[]> {
    const analyses: FrameAnalysis[] = [];
    for (const frame of await vp8KeyframesOf(join(fixtures, 'video', name), framesPerSecond)) {
      const wants = { body: true, objects: true };
      analyses.push(
        await engine.analyseFrame(await decodePicture(frame, 'vp8'), { wantIdentity: false, wants }),
      );
    }
    return analyses;
  }

  const joint = (body: ObservedBody, name: BodyJoint) => body.joints[BODY_JOINTS.indexOf(name)]!;
  const surePersons = ({ persons }: FrameAnalysis): number =>
    persons!.filter(({ score }) => score >= 0.45).length;

  it('runs only what was asked for', async () => {
    const picture = await decodePicture(readFileSync(join(fixtures, 'faces/C000380.jpg')), 'jpeg');
    const plain = await engine.analyseFrame(picture, { wantIdentity: false });
    expect(plain).toMatchObject({ body: null, persons: null, objects: null });
    expect(modelNames(plain)).toEqual(['face-detector', 'face-mesh']);

    const body = await engine.analyseFrame(picture, { wantIdentity: true, wants: { body: true } });
    expect(body).toMatchObject({ persons: null, objects: null });
    expect(modelNames(body).toSorted()).toEqual([
      'body-joints',
      'face-descriptor',
      'face-detector',
      'face-mesh',
    ]);
  });

  it('finds shoulders below and beside the face of a man at a desk', async () => {
    for (const { body, persons, faces } of await analyseClip('one_person_frontal_male.mp4')) {
      expect(body!.presence).toBeGreaterThan(0.6);
      const { box } = faces[0]!;
      const [left, right] = [joint(body!, 'leftShoulder'), joint(body!, 'rightShoulder')];
      // His left shoulder is on the right side of an unmirrored picture.
      expect(left.x).toBeGreaterThan(box.x + box.width);
      expect(right.x).toBeLessThan(box.x);
      expect(Math.min(left.y, right.y)).toBeGreaterThan(box.y + box.height / 2);
      const nose = joint(body!, 'nose');
      expect(nose.x > box.x && nose.x < box.x + box.width).toBe(true);
      expect(nose.y > box.y && nose.y < box.y + box.height).toBe(true);
      expect(persons).toHaveLength(1);
      expect(persons![0]!.box.height).toBeGreaterThan(box.height);
    }
  });

  it('sees people who come, turn their backs and leave', async () => {
    const analyses = await analyseClip('seat_enter_leave.mp4');
    const during = (fromS: number, toS: number): FrameAnalysis[] => analyses.slice(fromS, toS);
    const present = [...during(8, 20), ...during(24, 30)];
    const empty = [...during(0, 6), ...during(21, 23)];

    expect(present.map(({ persons }) => persons!.length)).toEqual(present.map(() => 1));
    expect(empty.map(({ persons }) => persons!.length)).toEqual(empty.map(() => 0));
    // While somebody steps into the picture, the joints network may see nobody yet.
    const seen = present.filter(({ body }) => body!.presence > 0.39);
    expect(seen.length / present.length).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...empty.map(({ body }) => body!.presence))).toBeLessThan(0.25);
  });

  it('counts the four people of a classroom, far as they are', async () => {
    const analyses = await analyseClip('classroom_four_people.mp4');

    expect(analyses.length).toBeGreaterThanOrEqual(12);
    const counts = analyses.map(surePersons);
    // Two of them overlap; their common outline is taken for a fifth with 0.35 to 0.47.
    expect(Math.min(...counts)).toBe(4);
    expect(counts.filter((count) => count === 4).length / counts.length).toBeGreaterThanOrEqual(0.9);
  });

  it('sees the part of a second person at the edge', async () => {
    const analyses = await analyseClip('asl_bird_personB.mp4', 2);

    expect(analyses.map(surePersons)).toEqual(analyses.map(() => 2));
  });
});
