import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULES_POLICY } from '@bakylau/domain';
import { descriptorDistance, readVideoFrames } from '@bakylau/vision';
import { analyseFile } from '../../../apps/cli/src/analysis/file-analysis';
import { Observer } from '../../../apps/cli/src/analysis/observer';
import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';
import { FaceFileReader } from '../../../apps/cli/src/inference/face-file.reader';
import { percent, type Section, shown } from './section';

const { distance: limit } = DEFAULT_RULES_POLICY.faceOtherPerson;
const sessionId = '00000000-0000-0000-0000-000000000000';
/** Long enough for five usable pictures of identity, one in five seconds, with some refused between. */
const seconds = 45;
const framesPerSecond = 4;
/** The signed words last two to four seconds; what comes after is the same again. */
const oneByOneMs = 4_000;

interface Take {
  clip: string;
  /** The photo of the same person that it is compared with. */
  enrolled: string;
}

const others: Take[] = [
  { clip: 'asl/asl_brother_personA.mp4', enrolled: 'personA_again_0.jpg' },
  { clip: 'asl/asl_school_personC.mp4', enrolled: 'personC_book_1.jpg' },
  { clip: 'asl/asl_night_personD.mp4', enrolled: 'personD_eat_0.jpg' },
  { clip: 'one_person_frontal_male.mp4', enrolled: 'man1_two_0.jpg' },
];

/** A share of the light, with a sensor's noise that does not grow less; the camera does not make up for it. */
const dim = (share: number): string =>
  `lutyuv=y=16+(val-16)*${share}:u=128+(val-128)*${share}:v=128+(val-128)*${share},noise=alls=6:allf=t`;

const conditions: readonly { name: string; takes: Take[]; filter?: string }[] = [
  { name: 'as recorded, another recording', takes: others },
  {
    name: 'a hand at chin and mouth',
    takes: [
      { clip: 'asl/asl_bird_personB.mp4', enrolled: 'personB_bird_1.jpg' },
      { clip: 'asl/asl_eat_personD.mp4', enrolled: 'personD_night_0.jpg' },
    ],
  },
  {
    name: 'glasses, a hand at the chest',
    takes: [{ clip: 'asl/asl_hungry_personE.mp4', enrolled: 'personE_hungry_0.jpg' }],
  },
  {
    name: 'head turns to both sides',
    takes: [{ clip: 'one_person_head_turn_female.mp4', enrolled: 'woman1_alone_0.jpg' }],
  },
  { name: 'half of the light', takes: others, filter: dim(0.5) },
  { name: 'a quarter of the light', takes: others, filter: dim(0.25) },
  { name: 'an eighth of the light', takes: others, filter: dim(0.125) },
];

interface Tally {
  pictures: number;
  usable: number;
  refused: number;
  highest: number;
  incidents: number;
}

/** The clip over and over under the condition, as the analysis gets it. */
function make(target: string, clip: string, filter = 'null'): void {
  execFileSync('ffmpeg', [
    ...['-y', '-v', 'error', '-stream_loop', '-1', '-i', clip, '-t', String(seconds)],
    ...['-vf', `fps=${framesPerSecond},${filter},format=yuvj420p`, '-c:v', 'mjpeg', '-q:v', '5', target],
  ]);
}

async function tally(
  engines: AnalysisEngines,
  path: string,
  enrolled: Float32Array,
  sum: Tally,
): Promise<void> {
  for await (const { atMs, picture } of readVideoFrames(path, { framesPerSecond })) {
    if (atMs >= oneByOneMs) break;
    const { identity } = await engines.vision.analyseFrame(picture, { wantIdentity: true });
    sum.pictures += 1;
    if (!identity?.usable) continue;
    const distance = descriptorDistance(identity.descriptor, enrolled);
    sum.usable += 1;
    sum.highest = Math.max(sum.highest, distance);
    if (distance > limit) sum.refused += 1;
  }
  const { incidents } = await analyseFile(path, {
    observer: new Observer(engines, { sessionId, reference: Array.from(enrolled) }),
    hasReference: true,
    onObservation: () => undefined,
  });
  sum.incidents += incidents.filter(({ rule }) => rule === 'face.other_person').length;
}

/** How often the right person is refused under what happens at a desk, and whether an incident comes of it. */
export async function measureConditions(engines: AnalysisEngines, data: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-conditions-'));
  const path = join(folder, 'condition.mkv');
  const reader = new FaceFileReader(engines.vision);
  const rows: Section['rows'] = [];
  const all: Tally = { pictures: 0, usable: 0, refused: 0, highest: 0, incidents: 0 };
  try {
    for (const { name, takes, filter } of conditions) {
      const sum: Tally = { pictures: 0, usable: 0, refused: 0, highest: 0, incidents: 0 };
      for (const { clip, enrolled } of takes) {
        const photo = await reader.find(join(data, 'face_verification', enrolled));
        if (!photo.usable) throw new Error(`${enrolled} is no photo to compare with: ${photo.reason}`);
        make(path, join(data, 'video', clip), filter);
        await tally(engines, path, photo.descriptor, sum);
      }
      for (const key of ['pictures', 'usable', 'refused', 'incidents'] as const) all[key] += sum[key];
      const { pictures, usable, refused, highest, incidents } = sum;
      const distances =
        usable === 0 ? ['–', '–'] : [`${shown(percent(refused, usable), 2)} %`, shown(highest, 2)];
      rows.push([
        ...[name, takes.length, pictures, shown(percent(usable, pictures))],
        ...[...distances, incidents],
      ]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    title: 'Identity under the conditions of a desk',
    about: `The right person in the first ${oneByOneMs / 1000} s of each clip: share of usable pictures, and of those the share that is refused one by one at ${limit} (FNMR); and in ${seconds} s of it, looped, incidents that the rule opened, which wants four of five and their mean.`,
    columns: ['condition', 'people', 'pictures', 'usable, %', 'FNMR', 'highest distance', 'incidents'],
    rows,
    figures: [
      {
        name: 'FNMR under conditions',
        value: percent(all.refused, all.usable),
        unit: '%',
        note: `${all.usable} usable pictures`,
      },
      {
        name: 'incidents under conditions',
        value: all.incidents,
        unit: '',
        note: 'face.other_person against the right person',
      },
    ],
    goals: [{ figure: 'incidents under conditions', atMost: 0 }],
    limits: [
      'Eight people, and clips of two to five seconds that repeat. Hand and glasses are compared with a photo from the same room, glasses from the same clip; nobody is shown with glasses once and without them another time.',
      'Dim light is computed from bright clips, with noise added: a real camera raises its gain and smears instead.',
    ],
  };
}
