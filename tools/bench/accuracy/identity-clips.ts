import { join } from 'node:path';
import {
  averageDescriptors,
  descriptorDistance,
  type JudgedPair,
  readVideoFrames,
  type VisionEngine,
} from '@bakylau/vision';

/** Clips of one person alone; those of one person show different recordings. */
const clips = [
  { person: 'A', file: 'asl/asl_again_personA.mp4' },
  { person: 'A', file: 'asl/asl_brother_personA.mp4' },
  { person: 'C', file: 'asl/asl_book_personC.mp4' },
  { person: 'C', file: 'asl/asl_school_personC.mp4' },
  { person: 'D', file: 'asl/asl_eat_personD.mp4' },
  { person: 'D', file: 'asl/asl_night_personD.mp4' },
  { person: 'E', file: 'asl/asl_hungry_personE.mp4' },
  { person: 'man 1', file: 'one_person_frontal_male.mp4' },
  { person: 'man 2', file: 'gaze_center_left_center.mp4' },
  { person: 'woman 1', file: 'one_person_head_turn_female.mp4' },
];
const framesPerSecond = 4;

interface Readings {
  person: string;
  single: Float32Array[];
  averaged: Float32Array[];
}

async function read(engine: VisionEngine, data: string, clip: (typeof clips)[number]): Promise<Readings> {
  const readings: Readings = { person: clip.person, single: [], averaged: [] };
  let state: string | undefined;
  for await (const { picture } of readVideoFrames(join(data, 'video', clip.file), { framesPerSecond })) {
    const { identity } = await engine.analyseFrame(picture, { wantIdentity: true });
    if (!identity?.usable) continue;
    const mean = averageDescriptors(identity.descriptor, state);
    state = mean.identityState;
    readings.single.push(identity.descriptor);
    readings.averaged.push(mean.descriptor);
  }
  return readings;
}

/**
 * Every usable picture of every clip against the first usable picture of every other clip, as an enrolment photo would be: once by
 * itself, once averaged with the up to four before it.
 */
export async function judgeClips(
  engine: VisionEngine,
  data: string,
): Promise<{ single: JudgedPair[]; averaged: JudgedPair[] }> {
  const all: Readings[] = [];
  for (const clip of clips) all.push(await read(engine, data, clip));
  const judge = (kind: 'single' | 'averaged'): JudgedPair[] =>
    all.flatMap((live) =>
      all.flatMap((other) => {
        const enrolled = other === live ? undefined : other.single[0];
        if (!enrolled) return [];
        const isSame = other.person === live.person;
        return live[kind].map((one) => ({ distance: descriptorDistance(one, enrolled), isSame }));
      }),
    );
  return { single: judge('single'), averaged: judge('averaged') };
}
