/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IncidentChange, SessionRules } from '@bakylau/domain';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from './vp8-frames';

jest.setTimeout(120_000);
const root = join(__dirname, '../..');
const IDENTITY_EVERY_MS = 5000;
const sessionId = '01930000-0000-7000-8000-000000000001';

type Step = Extract<IncidentChange, { card: unknown }>;

/** Real footage through the real networks into the rules, one frame a second, as the gateway does it. */
describe('incident rules on footage', () => {
  let engine: VisionEngine;
  let reference: number[];

  beforeAll(async () => {
    engine = await VisionEngine.load(join(root, 'models'));
    const photo = await decodePicture(readFileSync(join(root, 'apps/api/demo-assets/candidate.jpg')), 'jpeg');
    const { descriptor } = await engine.assessPhoto(photo);
    if (!descriptor) throw new Error('The enrolled photo does not pass the quality gate');
    reference = Array.from(descriptor);
  });
  afterAll(() => engine.close());

  const incidentsOf = async (clip: string, seconds: number): Promise<Step[]> => {
    const rules = new SessionRules();
    const changes: IncidentChange[] = [];
    let previousThumbnail: Uint8Array | undefined;
    let atMs = 0;
    const frames = await vp8KeyframesOf(join(root, 'test/fixtures/video', clip), 1);
    for (let i = 0; i < seconds; i++) {
      const frame = frames[i % frames.length];
      if (!frame) throw new Error(`${clip} has no frames`);
      const wantIdentity = atMs % IDENTITY_EVERY_MS === 0;
      const options = { wantIdentity, reference, previousThumbnail };
      const analysis = await engine.analyseFrame(await decodePicture(frame, 'vp8'), options);
      previousThumbnail = analysis.thumbnail;
      changes.push(
        ...rules.push(
          toFrameObservation(analysis, {
            sessionId,
            atMs,
            source: 'camera',
            models: engine.models,
            cpuMs: 0,
          }),
        ),
        ...rules.push({ kind: 'tick', atMs: atMs + 500 }),
      );
      atMs += 1000;
    }
    changes.push(...rules.closeAll(atMs));
    return changes.filter((change): change is Step => change.change === 'closed');
  };

  it('find nothing in a minute of the candidate alone', async () => {
    expect(await incidentsOf('one_person_frontal_male.mp4', 60)).toEqual([]);
  });

  it('find absence, a second face and another person where they are, and nothing else', async () => {
    const incidents = await incidentsOf('session_mix.mp4', 30);
    const spans = incidents.map(({ rule, startedAtMs, endedAtMs }) => [rule, startedAtMs, endedAtMs]);
    // The clip: alone to second 8, nobody to 13, two faces to 19, a stranger to 26, the candidate again.
    expect(spans).toEqual([
      ['face.absent', 8000, 12_000],
      ['face.multiple', 13_000, 18_000],
      ['face.other_person', 20_000, 25_000],
    ]);
  });

  it('find a second face for as long as it is there', async () => {
    const incidents = await incidentsOf('two_persons.mp4', 40);
    expect(incidents).toMatchObject([{ rule: 'face.multiple', startedAtMs: 0, endedAtMs: 39_000 }]);
  });

  it('find no face in people who turn their backs to the camera', async () => {
    const incidents = await incidentsOf('seat_enter_leave.mp4', 30);
    expect(incidents.map(({ rule }) => rule)).toEqual(['face.absent']);
  });
});
