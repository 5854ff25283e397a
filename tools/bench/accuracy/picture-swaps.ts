import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';
import {
  compose,
  type Composite,
  H264,
  heldPhoto,
  incidentsIn,
  keyFramesOf,
  loopedClip,
} from './picture-composites';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** So long the person lives, then a photo of theirs stands before them. */
const LIVING_SECONDS = 20;
const SECONDS = 80;
/** As often as a calm session is looked at. */
const framesPerSecond = 1;

/** People in the middle of the picture; the head of the second stands still while the eyes move. */
const CLIPS = [
  'one_person_frontal_male.mp4',
  'gaze_center_left_center.mp4',
  'asl/asl_night_personD.mp4',
  'asl/asl_book_personC.mp4',
] as const;

const ENCODINGS = [
  { name: 'VP8 key frames of 7 kB', codec: keyFramesOf(7, 1) },
  { name: 'VP8 key frames of 15 kB', codec: keyFramesOf(15, 1) },
  { name: 'VP8 key frames of 45 kB', codec: keyFramesOf(45, 1) },
  { name: 'an H.264 file', codec: H264 },
] as const;

export interface SwapTally {
  encoding: string;
  swaps: number;
  told: number;
  /** Seconds from the swap to the flag's begin, where it was told; the flag comes 45 s later. */
  beginsAfterSeconds: number[];
  living: number;
  livingTold: number;
}

/**
 * A living person before whose face a still photo of theirs is put, and the same people without it: how often face.picture speaks.
 * @param folder for files that are made
 */
export async function measureSwaps(
  engines: AnalysisEngines,
  data: string,
  folder: string,
): Promise<SwapTally[]> {
  const path = join(folder, 'swap.mkv');
  const tallies: SwapTally[] = [];
  for (const { name, codec } of ENCODINGS) {
    const tally: SwapTally = {
      ...{ encoding: name, swaps: 0, told: 0, beginsAfterSeconds: [], living: 0, livingTold: 0 },
    };
    for (const clip of CLIPS) {
      const photo = firstPictureOf(join(data, 'video', clip), join(folder, 'photo.png'));
      const flagsIn = async (composite: Composite) => {
        compose(path, composite, codec);
        const incidents = await incidentsIn(engines, path);
        return incidents.filter(({ rule }) => rule === 'face.picture');
      };
      const parts = { background: loopedClip(data, clip), seconds: SECONDS, framesPerSecond };
      const [swap] = await flagsIn({ ...parts, overlay: heldPhoto(photo), filter: SWAPPED });
      tally.swaps += 1;
      tally.told += Number(swap !== undefined);
      if (swap) tally.beginsAfterSeconds.push(swap.startedAtMs / 1000 - LIVING_SECONDS);
      const living = await flagsIn({ ...parts, overlay: [], filter: '[0:v]null[out]' });
      tally.living += 1;
      tally.livingTold += Number(living.length > 0);
    }
    tallies.push(tally);
  }
  return tallies;
}

/** Head and shoulders, a little larger than in life, over the place where they were. */
const SWAPPED =
  '[1:v]crop=iw*0.6:ih*0.95:iw*0.2:0,scale=iw*1.05:-2[p];[0:v]fps=1[c];' +
  `[c][p]overlay=x=(W-w)/2:y=0:enable='gte(t,${LIVING_SECONDS})'[out]`;

function firstPictureOf(clip: string, target: string): string {
  execFileSync('ffmpeg', ['-y', '-v', 'error', '-i', clip, '-frames:v', '1', target]);
  return target;
}
