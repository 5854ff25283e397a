import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from '../../libs/question-formats/src/archive/bounded-archive';
import { docx } from '../../libs/question-formats/src/docx/docx.factory';
import { DOCUMENT_PART } from '../../libs/question-formats/src/docx/docx-file';
import { TEXT_QUESTION_FORMATS } from '../../libs/question-formats/src/question-format';
import { type FuzzReport, fuzzFormat } from '../../libs/question-formats/src/question-fuzz.factory';

/** Damaged copies of each text format's files, of whole documents, and of the text within documents; the unit tests read the first 500 of the same. */
const DEFAULT_MUTATIONS = 10_000;

async function main(): Promise<void> {
  const mutations = Number(process.argv[2] ?? DEFAULT_MUTATIONS);
  const folder = join(__dirname, '../../test/fixtures/questions');
  const samples = readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const isDocument = ({ name }: { name: string }) => name.endsWith('.docx');
  const texts = samples.filter((sample) => !isDocument(sample)).map(({ bytes }) => bytes);
  const documents = samples.filter(isDocument).map(({ bytes }) => bytes);
  const parts = await Promise.all(
    documents.map(async (bytes) =>
      (await unpack(bytes, (name) => name === DOCUMENT_PART)).get(DOCUMENT_PART)!,
    ),
  );
  for (const format of TEXT_QUESTION_FORMATS) {
    tell(await fuzzFormat(format, texts, mutations));
  }
  tell(await fuzzFormat('docx', documents, mutations));
  tell(await fuzzFormat('docx', parts, mutations, docx));
}

function tell(report: FuzzReport): void {
  process.stdout.write(`${JSON.stringify({ ...report, slowestMs: Math.round(report.slowestMs) })}\n`);
}

void main();
