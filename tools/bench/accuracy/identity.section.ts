import { join } from 'node:path';
import { descriptorDistance, type JudgedPair, verificationFigures, type VisionEngine } from '@bakylau/vision';
import { DEFAULT_RULES_POLICY } from '@bakylau/domain';
import { FaceFileReader } from '../../../apps/cli/src/inference/face-file.reader';
import { readCsv } from './data-folder';
import { judgeClips } from './identity-clips';
import { type Section, shown } from './section';

/** Distances in steps fine enough for the goal's FMR of 0.1 %. */
const thresholds = Array.from({ length: 501 }, (_, step) => (300 + step) / 1000);
const shownThresholds = [0.4, 0.45, 0.475, 0.5, 0.525, 0.55, 0.575, 0.6, 0.65];
const clipThresholds = [0.45, 0.475, 0.5, 0.525, 0.55];
const goalFmr = 0.001;
/** What an exam works with unless its policy says otherwise, and the check-in photo too. */
const { distance: shipped } = DEFAULT_RULES_POLICY.faceOtherPerson;

interface Pair extends JudgedPair {
  set: string;
}

interface Faces {
  descriptors: Map<string, Float32Array>;
  unusable: Map<string, string>;
}

async function readFaces(engine: VisionEngine, paths: Iterable<string>): Promise<Faces> {
  const reader = new FaceFileReader(engine);
  const faces: Faces = { descriptors: new Map(), unusable: new Map() };
  for (const path of paths) {
    const found = await reader.find(path);
    if (found.usable) faces.descriptors.set(path, found.descriptor);
    else faces.unusable.set(path, found.reason);
  }
  return faces;
}

/** Every two portraits of different people of one group and gender: the pairs that are hardest to tell apart. */
function portraitPairs(data: string): { a: string; b: string; isSame: boolean; set: string }[] {
  const portraits = readCsv(join(data, 'portraits/portraits.csv')).filter(({ person }) => person !== 'both');
  return portraits.flatMap((one, at) =>
    portraits.slice(at + 1).flatMap((other) => {
      const isSame = one.person === other.person;
      const alike = one.group === other.group && one.gender === other.gender;
      if (!isSame && !(alike && one.group)) return [];
      const set = isSame ? 'press photos of one person' : `portraits, ${one.group}, ${one.gender}`;
      return [
        { a: join(data, 'portraits', one.file!), b: join(data, 'portraits', other.file!), isSame, set },
      ];
    }),
  );
}

const share = (value: number | null | undefined): string =>
  value == null ? '–' : `${shown(100 * value, 2)} %`;

/** How well distances tell people apart: the published curve, overall and per group. */
export async function measureIdentity(engine: VisionEngine, data: string): Promise<Section> {
  const folder = join(data, 'face_verification');
  const listed = [
    ...readCsv(join(folder, 'pairs.csv')).map(({ file_a, file_b, same }) => ({
      a: join(folder, file_a!),
      b: join(folder, file_b!),
      isSame: same === '1',
      set: 'pairs of webcam-like frames',
    })),
    ...portraitPairs(data),
  ];
  const { descriptors, unusable } = await readFaces(engine, new Set(listed.flatMap(({ a, b }) => [a, b])));
  const judged = listed.flatMap(({ a, b, isSame, set }): Pair[] => {
    const [one, other] = [descriptors.get(a), descriptors.get(b)];
    return one && other ? [{ distance: descriptorDistance(one, other), isSame, set }] : [];
  });
  const webcam = judged.filter(({ set }) => set === 'pairs of webcam-like frames');
  const figures = verificationFigures(webcam, thresholds);
  const strict = figures.curve.filter(({ fmr }) => (fmr ?? 1) <= goalFmr).at(-1);
  const used = figures.curve.find(({ threshold }) => threshold === shipped);
  const rows = shownThresholds.map((threshold): (string | number)[] => {
    const point = figures.curve.find((own) => own.threshold === threshold);
    return [
      'pairs of webcam-like frames',
      threshold,
      share(point?.fmr),
      share(point?.fnmr),
      figures.differentPairs,
      figures.samePairs,
    ];
  });
  for (const set of [...new Set(judged.map((pair) => pair.set))]
    .filter((name) => !name.startsWith('pairs'))
    .toSorted()) {
    const own = verificationFigures(
      judged.filter((pair) => pair.set === set),
      [0.5, 0.55],
    );
    for (const { threshold, fmr, fnmr } of own.curve)
      rows.push([set, threshold, share(fmr), share(fnmr), own.differentPairs, own.samePairs]);
  }
  const { single, averaged } = await judgeClips(engine, data);
  for (const [set, pairs] of [
    ['pictures of clips, one by one', single],
    ['pictures of clips, mean of up to five', averaged],
  ] as const) {
    const own = verificationFigures(pairs, clipThresholds);
    for (const { threshold, fmr, fnmr } of own.curve)
      rows.push([set, threshold, share(fmr), share(fnmr), own.differentPairs, own.samePairs]);
  }
  return {
    title: 'Identity',
    about: `False match rate (FMR) and false non-match rate (FNMR) against the threshold on the distance of two descriptors, near-frontal usable faces only. Area under the curve ${shown(figures.auc ?? 0, 4)}. ${unusable.size} of ${unusable.size + descriptors.size} files have no usable face (${[...new Set(unusable.values())].join(', ')}) and are in no pair. Of clips, each usable picture (4 a second) is compared with the first one of each other clip.`,
    columns: ['pairs', 'threshold', 'FMR', 'FNMR', 'different', 'same'],
    rows,
    figures: [
      {
        name: 'FNMR at FMR 0.1 %',
        value: 100 * (strict?.fnmr ?? 1),
        unit: '%',
        note: `threshold ${strict?.threshold ?? 0}, ${figures.differentPairs} different and ${figures.samePairs} same pairs`,
      },
      {
        name: 'FMR as shipped',
        value: 100 * (used?.fmr ?? 1),
        unit: '%',
        note: `single pictures at ${shipped}; the rule wants four of five and their mean`,
      },
      { name: 'FNMR as shipped', value: 100 * (used?.fnmr ?? 1), unit: '%', note: `at ${shipped}` },
      { name: 'identity AUC', value: figures.auc ?? 0, unit: '' },
    ],
    goals: [{ figure: 'FNMR at FMR 0.1 %', atMost: 5 }],
    limits: [
      `The goal is met at ${strict?.threshold ?? 0}; shipped is ${shipped}, at which single pictures have an FMR of ${share(used?.fmr)} and an FNMR of ${share(used?.fnmr)}: a refused candidate costs more than a photo that a person looks at anyway.`,
      `With ${figures.differentPairs} pairs of different people an FMR of 0.1 % means that none matched; the true rate may be up to ${shown(300 / Math.max(1, figures.differentPairs), 1)} % (95 % bound). The frames show 8 people.`,
      'Per-group rates come from a handful of portraits each: they can show a gross difference, not the absence of a small one.',
    ],
  };
}
