import { itemFault } from './answer-checks';
import { QuestionFileError } from './question-file.errors';
import { type QuestionFormat } from './question-format';
import { mutate } from './question-mutations.factory';
import { readQuestions } from './question-reader';

export interface FuzzReport {
  format: QuestionFormat;
  mutations: number;
  /** Files that were refused as a whole, with a reason. */
  refused: number;
  items: number;
  problems: number;
  slowestMs: number;
}

/**
 * Reads damaged copies of the samples. Throws, naming the seed, for anything but a report or a refusal, and for an item that
 * was taken and cannot be scored.
 */
export async function fuzzFormat(
  format: QuestionFormat,
  samples: readonly Buffer[],
  mutations: number,
  /** Makes a file of what was damaged, where the samples are a part of one. */
  wrap: (damaged: Buffer) => Promise<Buffer> = (damaged) => Promise.resolve(damaged),
): Promise<FuzzReport> {
  const report: FuzzReport = { format, mutations, refused: 0, items: 0, problems: 0, slowestMs: 0 };
  for (let seed = 1; seed <= mutations; seed += 1) {
    const startedAtMs = performance.now();
    try {
      const { items, problems } = await readQuestions(await wrap(mutate(samples, seed)), { format });
      const useless = items.find((item) => itemFault(item) !== null);
      if (useless) throw new Error(`line ${useless.line} was taken and cannot be scored`);
      report.items += items.length;
      report.problems += problems.length;
    } catch (error) {
      if (!(error instanceof QuestionFileError)) throw new Error(`${format}, seed ${seed}`, { cause: error });
      report.refused += 1;
    }
    report.slowestMs = Math.max(report.slowestMs, performance.now() - startedAtMs);
  }
  return report;
}
