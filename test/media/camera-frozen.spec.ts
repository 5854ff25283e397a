/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { join } from 'node:path';
import { type IncidentChange, SessionRules } from '@bakylau/domain';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { looped } from './staged-clip';
import { vp8StreamKeyframesOf } from './vp8-frames';

jest.setTimeout(120_000);
const sessionId = '01930000-0000-7000-8000-000000000001';
/** Somebody whose head stands still while the eyes move. */
const stillSitter = 'video/gaze_center_left_center.mp4';
const sensorNoise = 'noise=alls=4:allf=t';
const LIVING_SECONDS = 5;

type OpenedStep = Extract<IncidentChange, { card: unknown }> & { openedAtMs: number };

/** Streams as a browser's encoder makes them at the rates of two upload profiles: it draws a frozen picture anew with each key frame. */
describe('camera.frozen on encoded streams', () => {
  let engine: VisionEngine;
  beforeAll(async () => {
    engine = await VisionEngine.load(join(__dirname, '../../models'));
  });
  afterAll(() => engine.close());

  const openedIn = async (filter: string, kilobitsPerSecond: number, seconds: number) => {
    const stream = { filter, kilobitsPerSecond, seconds };
    const frames = await vp8StreamKeyframesOf(looped(stillSitter), stream);
    expect(frames.length).toBeGreaterThanOrEqual(seconds - 1);
    const rules = new SessionRules();
    const opened: OpenedStep[] = [];
    let previousThumbnail: Uint8Array | undefined;
    for (const [at, frame] of frames.entries()) {
      const atMs = at * 1000;
      const picture = await decodePicture(frame, 'vp8');
      const analysis = await engine.analyseFrame(picture, { wantIdentity: false, previousThumbnail });
      previousThumbnail = analysis.thumbnail;
      const context = { sessionId, atMs, source: 'camera', models: engine.models, cpuMs: 0 } as const;
      for (const change of rules.push(toFrameObservation(analysis, context)))
        if (change.change === 'opened') opened.push({ ...change, openedAtMs: atMs });
    }
    return opened;
  };

  // At 200 kbit/s the encoder goes on refining the picture for twelve seconds, and none is like the one before.
  it.each([
    [200, 16],
    [800, 8],
  ])('opens soon after the picture froze, at %d kbit/s', async (rate, withinSeconds) => {
    const freeze = `trim=end=${LIVING_SECONDS},tpad=stop_mode=clone:stop_duration=25`;
    const opened = await openedIn(`${sensorNoise},${freeze}`, rate, LIVING_SECONDS + 18);
    expect(opened).toMatchObject([{ rule: 'camera.frozen', ledger: 'technical' }]);
    const [{ openedAtMs, startedAtMs }] = opened as [OpenedStep];
    expect(openedAtMs / 1000 - LIVING_SECONDS).toBeLessThanOrEqual(withinSeconds);
    expect(startedAtMs / 1000 - LIVING_SECONDS).toBeGreaterThanOrEqual(0);
    expect(startedAtMs / 1000 - LIVING_SECONDS).toBeLessThanOrEqual(4);
  });

  it.each([200, 800])('never opens on somebody who sits still, at %d kbit/s', async (rate) => {
    expect(await openedIn(sensorNoise, rate, 15)).toEqual([]);
  });
});
