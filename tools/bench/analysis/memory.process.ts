import { join } from 'node:path';
import { LookSchedule } from '@bakylau/domain';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from '../../../test/media/vp8-frames';

/** Candidate-minutes that go through one engine back to back. */
const minutes = 30;

/**
 * One worker's memory, in a process of its own: as many pictures as a candidate gives in half an hour, looked at with the full set.
 * Prints `{ startMb, endMb }`: resident memory after the first fifth and at the end.
 */
async function main(): Promise<void> {
  const root = join(__dirname, '../../..');
  const engine = await VisionEngine.load(join(root, 'models'));
  const frames = await vp8KeyframesOf(join(root, 'test/fixtures/video/session_mix.mp4'), 1);
  const schedule = new LookSchedule({
    ...{ identity: true, body: true, objects: true, distantFaces: true, gaze: false },
  });
  const residentMb = (): number => {
    globalThis.gc?.();
    return process.memoryUsage.rss() / 1e6;
  };
  const seconds = minutes * 60;
  let previousThumbnail: Uint8Array | undefined;
  let startMb = 0;
  for (let second = 0; second < seconds; second++) {
    if (second === seconds / 5) startMb = residentMb();
    const plan = schedule.plan(second * 1000);
    const picture = await decodePicture(frames[second % frames.length]!, 'vp8');
    const { wantIdentity, wants } = plan;
    const analysis = await engine.analyseFrame(picture, { wantIdentity, wants, previousThumbnail });
    previousThumbnail = analysis.thumbnail;
    const context = {
      sessionId: '',
      atMs: plan.atMs,
      source: 'camera',
      models: engine.models,
      cpuMs: 0,
    } as const;
    schedule.seen(plan, toFrameObservation(analysis, context));
  }
  process.stdout.write(JSON.stringify({ startMb, endMb: residentMb() }));
  await engine.close();
}

void main();
