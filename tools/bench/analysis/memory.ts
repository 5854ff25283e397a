import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { vp8KeyframesOf } from '../../../test/media/vp8-frames';

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

/** Session minutes that go through one engine back to back, for one candidate and for many. */
const minutesOf = (candidates: number): number => (candidates === 1 ? 30 : 10);

/** Resident memory of one worker, MB. */
interface WorkerMemory {
  /** After the first tenth of its pictures. */
  highestMb: number;
  /** Median in the second tenth. */
  startMb: number;
  /** Median in the last tenth. */
  endMb: number;
}

export async function measureMemory(videoFolder: string, candidates: 1 | 8): Promise<WorkerMemory> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-memory-'));
  try {
    const cameras = clips
      .slice(0, candidates)
      .map((clip) => vp8KeyframesOf(join(videoFolder, `${clip}.mp4`), 1));
    const framesFile = join(folder, 'frames');
    writeFileSync(framesFile, serialize(await Promise.all(cameras)));
    const program = join(__dirname, 'memory.process.cjs');
    const node = ['--expose-gc', program, framesFile, String(minutesOf(candidates))];
    return JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' })) as WorkerMemory;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
