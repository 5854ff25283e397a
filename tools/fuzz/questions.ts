import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXT_QUESTION_FORMATS } from '../../libs/question-formats/src/question-format';
import { fuzzFormat } from '../../libs/question-formats/src/question-fuzz.factory';

/** Damaged copies of each text format's files; the unit tests read the first 500 of the same. */
const DEFAULT_MUTATIONS = 10_000;

async function main(): Promise<void> {
  const mutations = Number(process.argv[2] ?? DEFAULT_MUTATIONS);
  const folder = join(__dirname, '../../test/fixtures/questions');
  const samples = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name)));
  for (const format of TEXT_QUESTION_FORMATS) {
    const report = await fuzzFormat(format, samples, mutations);
    process.stdout.write(`${JSON.stringify({ ...report, slowestMs: Math.round(report.slowestMs) })}\n`);
  }
}

void main();
