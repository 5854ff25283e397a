import { join } from 'node:path';
import { LookSchedule } from '@bakylau/domain';
import { decodePicture, toFrameObservation, VisionEngine } from '@bakylau/vision';
import { vp8KeyframesOf } from '../../../test/media/vp8-frames';

/** Session minutes that go through one engine back to back, for one candidate and for many. */
const minutesOf = (candidates: number): number => (candidates === 1 ? 30 : 10);

/** What the candidates' cameras show: different rooms, people and sizes of the picture. */
const clips = [
  'session_mix',
  'gaze_center_left_center',
  'two_persons',
  'seat_enter_leave',
  'asl_again_personA',
  'one_person_frontal_male',
  'classroom_four_people',
  'asl_bird_personB',
];

class Candidate {
  private readonly schedule = new LookSchedule({
    ...{ identity: true, body: true, objects: true, distantFaces: true, gaze: false },
  });
  private previousThumbnail: Uint8Array | undefined;

  constructor(
    private readonly engine: VisionEngine,
    private readonly frames: Buffer[],
  ) {}

  async lookAt(second: number): Promise<void> {
    const { engine, frames, schedule, previousThumbnail } = this;
    const plan = schedule.plan(second * 1000);
    const picture = await decodePicture(frames[second % frames.length]!, 'vp8');
    const { wantIdentity, wants, atMs } = plan;
    const analysis = await engine.analyseFrame(picture, { wantIdentity, wants, previousThumbnail });
    this.previousThumbnail = analysis.thumbnail;
    const context = { sessionId: '', atMs, source: 'camera', models: engine.models, cpuMs: 0 } as const;
    schedule.seen(plan, toFrameObservation(analysis, context));
  }
}

/**
 * One worker's memory, in a process of its own: as many pictures as its candidates give in their minutes, looked at with the full set.
 * The number of candidates is the argument. Prints `{ startMb, endMb }`: resident memory after the first fifth and at the end.
 */
async function main(): Promise<void> {
  const root = join(__dirname, '../../..');
  const engine = await VisionEngine.load(join(root, 'models'));
  const count = Number(process.argv[2] ?? 1);
  const candidates: Candidate[] = [];
  for (const clip of clips.slice(0, count))
    candidates.push(
      new Candidate(engine, await vp8KeyframesOf(join(root, `test/fixtures/video/${clip}.mp4`), 1)),
    );
  const residentMb = (): number => {
    globalThis.gc?.();
    return process.memoryUsage.rss() / 1e6;
  };
  const seconds = minutesOf(count) * 60;
  let startMb = 0;
  for (let second = 0; second < seconds; second++) {
    if (second === seconds / 5) startMb = residentMb();
    for (const candidate of candidates) await candidate.lookAt(second);
  }
  process.stdout.write(JSON.stringify({ startMb, endMb: residentMb() }));
  await engine.close();
}

void main();
