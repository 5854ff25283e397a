/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IncidentChange, LookSchedule, rulesPolicySchema, SessionRules } from '@bakylau/domain';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from './vp8-frames';

jest.setTimeout(120_000);
const root = join(__dirname, '../..');
const EVERY_LOOK = { identity: true, body: true, objects: true, distantFaces: true, gaze: false };
const sessionId = '01930000-0000-7000-8000-000000000001';

type Step = Extract<IncidentChange, { card: unknown }>;

/** Real footage through the real networks into the rules, one frame a second with the looks that the gateway asks for. */
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

  const incidentsOf = async (
    clip: string,
    seconds: number,
    { rules = new SessionRules(), gaze = false } = {},
  ): Promise<Step[]> => {
    const looks = new LookSchedule({ ...EVERY_LOOK, gaze });
    const changes: IncidentChange[] = [];
    let previousThumbnail: Uint8Array | undefined;
    let atMs = 0;
    const frames = await vp8KeyframesOf(join(root, 'test/fixtures/video', clip), 1);
    for (let i = 0; i < seconds; i++) {
      const frame = frames[i % frames.length];
      if (!frame) throw new Error(`${clip} has no frames`);
      const plan = looks.plan(atMs);
      const { wantIdentity, wants } = plan;
      const options = { wantIdentity, wants, reference, previousThumbnail };
      const analysis = await engine.analyseFrame(await decodePicture(frame, 'vp8'), options);
      previousThumbnail = analysis.thumbnail;
      const context = { sessionId, atMs, source: 'camera', models: engine.models, cpuMs: 0 } as const;
      const observation = toFrameObservation(analysis, context);
      looks.seen(plan, observation);
      changes.push(...rules.push(observation), ...rules.push({ kind: 'tick', atMs: atMs + 500 }));
      atMs += 1000;
    }
    changes.push(...rules.closeAll(atMs));
    return changes.filter((change): change is Step => change.change === 'closed');
  };

  it('find nothing in a clip of the candidate alone', async () => {
    expect(await incidentsOf('one_person_frontal_male.mp4', 15)).toEqual([]);
  });

  it('find in two minutes of the same clip over and over that it repeats itself, and nothing else', async () => {
    const incidents = await incidentsOf('one_person_frontal_male.mp4', 120);
    expect(incidents).toMatchObject([{ rule: 'camera.looped', ledger: 'technical' }]);
    expect(incidents[0]?.card.measured.value).toBeLessThan(0.05);
  });

  it('find absence, a second face and another person where they are, and nothing else', async () => {
    const incidents = await incidentsOf('session_mix.mp4', 30);
    const spans = incidents.map(({ rule, startedAtMs, endedAtMs }) => [rule, startedAtMs, endedAtMs]);
    // The clip: alone to second 8, an empty room elsewhere to 13, two faces to 19, a stranger to 26, the candidate again.
    expect(spans.toSorted()).toEqual([
      ['camera.changed', 13_000, 13_000],
      ['camera.changed', 8000, 8000],
      ['face.absent', 8000, 12_000],
      ['face.multiple', 13_000, 18_000],
      ['face.other_person', 20_000, 24_000],
    ]);
  });

  it('find that the eyes alone turned to the side for four seconds, when a policy asks for it', async () => {
    const policy = rulesPolicySchema.parse({
      calibration: { durationMs: 4000, minSamples: 4 },
      eyesAway: { openDeg: 15, closeDeg: 10, openAfterMs: 3000, minSamples: 4 },
    });
    // The clip: at the camera to 5.7 s, to the left side of the picture to 10.1, at the camera again; the head stands still.
    const clip = 'gaze_center_left_center.mp4';
    // Whoever is filmed there is not the enrolled person, which the rules say as well.
    const eyes = async (gaze: boolean) =>
      (await incidentsOf(clip, 15, { rules: new SessionRules(policy), gaze })).filter(
        ({ rule }) => rule === 'eyes.away',
      );
    const found = await eyes(true);
    expect(found).toMatchObject([{ startedAtMs: 6000, endedAtMs: 9000, severity: 'info' }]);
    expect(found[0]?.card.measured.value).toBeGreaterThan(20);
    expect(found[0]?.card.models.map(({ name }) => name)).toContain('eye-iris');
    expect(await eyes(false)).toEqual([]);
  });

  it('find a second face for as long as it is there', async () => {
    const incidents = await incidentsOf('two_persons.mp4', 14);
    expect(incidents).toMatchObject([{ rule: 'face.multiple', startedAtMs: 0, endedAtMs: 13_000 }]);
  });

  it('tell people who turn their backs from an empty room, and see the screen on its wall', async () => {
    const incidents = await incidentsOf('seat_enter_leave.mp4', 30);
    // The clip: empty to 6.5 s, somebody from the back to 20.5, empty to 23, somebody else from the back.
    expect(incidents.map(({ rule }) => rule).toSorted()).toEqual([
      'body.face_hidden',
      'body.face_hidden',
      'face.absent',
      'face.absent',
      'object.screen',
    ]);
    const spans = incidents
      .filter(({ rule }) => rule !== 'object.screen')
      .map(({ startedAtMs, endedAtMs }) => [startedAtMs, endedAtMs ?? Infinity] as const)
      .toSorted(([a], [b]) => a - b);
    // The rules about absence never speak of the same seconds.
    for (const [i, [, endedAtMs]] of spans.entries()) {
      expect(endedAtMs).toBeLessThanOrEqual(spans[i + 1]?.[0] ?? Infinity);
    }
  });
});
