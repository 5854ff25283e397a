import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnalysisEngines } from '../../../apps/cli/src/inference/analysis-engines';
import { readCsv } from './data-folder';
import { compose, type Composite, heldPhoto, incidentsIn, loopedClip } from './picture-composites';
import { measureSwaps, type SwapTally } from './picture-swaps';
import { percent, type Section, shown } from './section';

/** Long enough for a face to be watched (10 s on 8 frames) and for a second person to be flagged. */
const seconds = 20;

/** Clips with room beside the person, and the corner where something else fits. */
const scenes = [
  { clip: 'one_person_frontal_male.mp4', x: 'W-w', y: '0' },
  { clip: 'asl/asl_night_personD.mp4', x: '0', y: '0' },
] as const;

/** Head and shoulders of another living person; they sign, so they move more than somebody who reads. */
const living = [
  'asl/asl_book_personC.mp4',
  'asl/asl_again_personA.mp4',
  'asl/asl_hungry_personE.mp4',
] as const;

interface Tally {
  runs: number;
  /** face.picture opened: somebody is told that a face may be a picture. */
  calledPicture: number;
  /** face.multiple opened: a second person was counted. */
  calledPerson: number;
}

async function judge(engines: AnalysisEngines, path: string, tally: Tally): Promise<void> {
  const opened = new Set((await incidentsIn(engines, path)).map(({ rule }) => rule));
  tally.runs += 1;
  tally.calledPicture += Number(opened.has('face.picture'));
  tally.calledPerson += Number(opened.has('face.multiple'));
}

/** Every second labelled portrait: two to four of each group. */
function portraitsOf(data: string): string[] {
  return readCsv(join(data, 'portraits/portraits.csv'))
    .filter(({ group }) => group)
    .map(({ file }) => join(data, 'portraits', file!))
    .filter((_file, at) => at % 2 === 0);
}

/** How well a picture of a face is told from a person, over the whole pipeline. */
export async function measurePictures(engines: AnalysisEngines, data: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pictures-'));
  const path = join(folder, 'composite.webm');
  const portraits = portraitsOf(data);
  const few = portraits.filter((_file, at) => at % 2 === 0);
  const measure = async (composites: Composite[]): Promise<Tally> => {
    const tally: Tally = { runs: 0, calledPicture: 0, calledPerson: 0 };
    for (const composite of composites) {
      compose(path, composite);
      await judge(engines, path, tally);
    }
    return tally;
  };
  const beside = (overlay: string[], prepare: string): Composite[] =>
    scenes.map(({ clip, x, y }) => ({
      background: loopedClip(data, clip),
      overlay,
      filter: `[1:v]${prepare}[p];[0:v][p]overlay=x=${x}:y=${y}[out]`,
      seconds,
    }));
  const alone = (photo: string, shakePx: number): Composite => ({
    background: heldPhoto(photo),
    overlay: [],
    // A hand's tremor: two slow waves that never meet.
    filter: `[0:v]scale=660:-2,crop=640:480:10+${shakePx}*sin(t*5.3):` + `40+${shakePx}*sin(t*7.1)[out]`,
    seconds,
  });
  try {
    const posters = await measure(portraits.flatMap((photo) => beside(heldPhoto(photo), 'scale=-2:190')));
    const people = await measure(
      living.flatMap((clip) => beside(loopedClip(data, clip), 'crop=ih*0.8:ih*0.8,scale=-2:190')),
    );
    const still = await measure(few.map((photo) => alone(photo, 0)));
    const shaken = await measure(few.map((photo) => alone(photo, 4)));
    const swaps = await measureSwaps(engines, data, folder);
    const row = (what: string, { runs, calledPicture, calledPerson }: Tally): (string | number)[] => [
      ...[what, runs, shown(percent(calledPicture, runs)), shown(percent(calledPerson, runs))],
    ];
    return {
      title: 'Pictures of faces',
      about: `Portraits and other people put into clips as posters or neighbours, with a camera's noise, as VP8 key frames of 10 to 45 kB, ${seconds} s each through the whole pipeline.`,
      columns: ['what is seen', 'runs', 'told as a picture, %', 'counted as a second person, %'],
      rows: [
        row('a poster behind the candidate', posters),
        row('a living person behind the candidate', people),
        row('a photo before the camera, standing still', still),
        row('a photo before the camera, in a hand', shaken),
        ...swaps.flatMap(swapRows),
      ],
      figures: [
        {
          name: 'posters told as pictures',
          value: percent(posters.calledPicture, posters.runs),
          unit: '%',
          note: `${portraits.length} portraits in ${scenes.length} clips`,
        },
        {
          name: 'posters counted as people',
          value: percent(posters.calledPerson, posters.runs),
          unit: '%',
          note: 'would be a false second face',
        },
        {
          name: 'people told as pictures',
          value: percent(people.calledPicture, people.runs),
          unit: '%',
          note: `${living.length} people in ${scenes.length} clips`,
        },
        ...swapFigures(swaps),
      ],
      goals: [],
      limits: [
        'It takes ten seconds of sight; so long a still second face is counted as nobody, and a living one that keeps as still as a picture would be too.',
        'The limit on movement (1.3 times the noise) was chosen on these same clips and portraits, so this is no independent test.',
        'A photo that takes the place of a living face is told only while it stands still, and 45 s later; it stays a person for every other rule. The limits were chosen on two of these four people.',
        'A face is told from its picture by movement alone: a photo in a hand, or a face in a video on a screen behind, moves and counts as a person.',
        'Composites, not footage: real posters get moving shadows and reflections, and real neighbours may sit stiller than people who sign.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function swapRows({ encoding, swaps, told, living, livingTold }: SwapTally): (string | number)[][] {
  return [
    [`a photo put over the face of a living person, ${encoding}`, swaps, shown(percent(told, swaps)), '–'],
    [`the same person without it, ${encoding}`, living, shown(percent(livingTold, living)), '–'],
  ];
}

function swapFigures(tallies: readonly SwapTally[]): Section['figures'] {
  const sum = (of: (tally: SwapTally) => number): number =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const swaps = sum(({ swaps }) => swaps);
  const living = sum(({ living }) => living);
  const begins = tallies.flatMap(({ beginsAfterSeconds }) => beginsAfterSeconds);
  const span = begins.length > 0 ? `${Math.min(...begins)} to ${Math.max(...begins)} s` : 'nothing';
  return [
    {
      name: 'photos put over a living face, told',
      value: percent(
        sum(({ told }) => told),
        swaps,
      ),
      unit: '%',
      note: `${swaps} runs; the flag begins ${span} after the swap and comes 45 s later`,
    },
    {
      name: 'living faces told as still',
      value: percent(
        sum(({ livingTold }) => livingTold),
        living,
      ),
      unit: '%',
      note: `${living} runs of the same people; would be a false hint`,
    },
  ];
}
