import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  descriptorDistance,
  type JudgedPair,
  type VerificationFigures,
  verificationFigures,
} from '@bakylau/vision';
import { UsageError } from '../cli.errors';
import { parseCsv } from '../csv-table';
import { FaceFileReader } from '../inference/face-file.reader';
import { withVisionEngine } from '../inference/vision-engine.loader';
import { print, tableLines } from '../print';

interface Pair {
  fileA: string;
  fileB: string;
  isSame: boolean;
  group: string | null;
}

type Outcome = Pair & ({ distance: number } | { problems: { file: string; reason: string }[] });

export interface UnusablePair {
  file_a: string;
  file_b: string;
  same: boolean;
  group: string | null;
  problems: { file: string; reason: string }[];
}

export interface PairsFigures extends VerificationFigures {
  pairs: number;
  withoutUsableFace: number;
}

export interface PairsReport extends PairsFigures {
  unusablePairs: UnusablePair[];
  /** Per group of the column `group`; a pair without one is in none. */
  groups: Record<string, PairsFigures>;
}

const SAME = new Set(['1', '1.0', 'true', 'yes', 'y', 'same']);
const DIFFERENT = new Set(['0', '0.0', 'false', 'no', 'n', 'different']);

export async function judgePairs(csvPath: string, { json }: { json?: boolean }): Promise<void> {
  const pairs = await readPairs(csvPath);
  const outcomes = await withVisionEngine((engine) =>
    comparePairs(pairs, new FaceFileReader(engine), dirname(csvPath)),
  );
  const report: PairsReport = { ...figuresOf(outcomes), unusablePairs: unusable(outcomes), groups: {} };
  for (const group of new Set(pairs.map((pair) => pair.group))) {
    if (group !== null)
      report.groups[group] = figuresOf(outcomes.filter((outcome) => outcome.group === group));
  }
  print(report, json, () => describe(report));
}

async function readPairs(csvPath: string): Promise<Pair[]> {
  const bytes = await readFile(csvPath).catch((error: Error) => {
    throw new UsageError(`${csvPath} cannot be read: ${error.message}`, { cause: error });
  });
  const rows = parseCsv(bytes, ['file_a', 'file_b', 'same']);
  if (rows.length === 0) throw new UsageError(`${csvPath} holds no pairs`);
  return rows.map((row, at) => {
    const said = row['same']!.toLowerCase();
    const isSame = SAME.has(said);
    if (!isSame && !DIFFERENT.has(said)) {
      throw new UsageError(
        `Pair ${at + 1} of ${csvPath}: "same" is "${row['same']}"; it must be 1 or 0, true or false, yes or no`,
      );
    }
    return { fileA: row['file_a']!, fileB: row['file_b']!, isSame, group: row['group'] || null };
  });
}

async function comparePairs(pairs: Pair[], reader: FaceFileReader, folder: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const pair of pairs) {
    const a = await reader.find(resolve(folder, pair.fileA));
    const b = await reader.find(resolve(folder, pair.fileB));
    if (a.usable && b.usable) {
      outcomes.push({ ...pair, distance: descriptorDistance(a.descriptor, b.descriptor) });
      continue;
    }
    const problems = [
      ...(a.usable ? [] : [{ file: pair.fileA, reason: a.reason }]),
      ...(b.usable ? [] : [{ file: pair.fileB, reason: b.reason }]),
    ];
    outcomes.push({ ...pair, problems });
  }
  return outcomes;
}

function figuresOf(outcomes: Outcome[]): PairsFigures {
  const judged = outcomes.filter((outcome): outcome is Pair & { distance: number } => 'distance' in outcome);
  const figures = verificationFigures(judged satisfies JudgedPair[]);
  return { pairs: outcomes.length, withoutUsableFace: outcomes.length - judged.length, ...figures };
}

function unusable(outcomes: Outcome[]): UnusablePair[] {
  return outcomes.flatMap((outcome) => {
    if (!('problems' in outcome)) return [];
    const { fileA: file_a, fileB: file_b, isSame: same, group, problems } = outcome;
    return [{ file_a, file_b, same, group, problems }];
  });
}

const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(2)} %`);

function summary(
  name: string,
  { pairs, samePairs, differentPairs, withoutUsableFace, auc }: PairsFigures,
): string[] {
  return [name, ...[pairs, samePairs, differentPairs, withoutUsableFace].map(String), auc?.toFixed(4) ?? '-'];
}

function describe(report: PairsReport): string[] {
  const head = ['group', 'pairs', 'same', 'different', 'without usable face', 'AUC'];
  const groups = Object.entries(report.groups).map(([name, figures]) => summary(name, figures));
  const shown = report.curve.filter((_, step) => step % 5 === 0);
  const curve = shown.map(({ threshold, fmr, fnmr }) => [threshold.toFixed(2), percent(fmr), percent(fnmr)]);
  return [
    ...tableLines([head, summary('all', report), ...groups]),
    '',
    ...tableLines([['threshold', 'FMR', 'FNMR'], ...curve]),
    ...report.unusablePairs.map(
      ({ file_a, file_b, problems }) =>
        `without a usable face: ${file_a} ${file_b} (${problems.map(({ file, reason }) => `${file}: ${reason}`).join(', ')})`,
    ),
  ];
}
