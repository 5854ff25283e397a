import { readFileSync, statSync } from 'node:fs';
import {
  type ImportReport,
  MAX_FILE_BYTES,
  QUESTION_FORMATS,
  QuestionFileError,
  type QuestionFormat,
  readQuestions,
} from '@bakylau/question-formats';
import { type Command, Option } from 'commander';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { print } from '../print';

interface ImportOptions {
  format: QuestionFormat | 'auto';
  json?: boolean;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('read files of other systems')
    .command('questions')
    .description('read a file of questions and tell what it holds, line by line; nothing is stored')
    .argument('<file>', 'text in UTF-8, UTF-16 or windows-1251')
    .addOption(
      new Option('--format <format>', 'format of the file')
        .choices(['auto', ...QUESTION_FORMATS])
        .default('auto'),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
aiken: options A) or A., Latin or Cyrillic, and ANSWER:, ОТВЕТ: or ЖАУАП:; platonus: <question>, <variant>, <variantright>
or [q], [a], [a]+.

JSON: { format, encoding, items: [{ line, kind, prompt, options: [{ text, isRight }], difficulty, pictures }],
problems: [{ line, severity, message }], counts: { items, errors, warnings } }

Exit codes: 0 every item was read; 1 an item was left out (severity error), or there is none; 2 the file could not be read`,
    )
    .action(importQuestions);
}

function importQuestions(file: string, { format, json }: ImportOptions): void {
  const report = read(file, format);
  print(report, json, () => describe(report));
  process.exitCode = report.counts.errors > 0 || report.counts.items === 0 ? ExitCode.failed : ExitCode.ok;
}

function read(file: string, format: ImportOptions['format']): ImportReport {
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) {
      throw new QuestionFileError(`The file has more than ${String(MAX_FILE_BYTES / 1e6)} MB. Split it.`);
    }
    return readQuestions(readFileSync(file), { format });
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function describe({ format, encoding, problems, counts }: ImportReport): string[] {
  return [
    `${format}, ${encoding}: ${String(counts.items)} items, ${String(counts.errors)} errors, ${String(counts.warnings)} warnings`,
    ...problems.map(({ line, severity, message }) => `line ${String(line)}: ${severity}: ${message}`),
  ];
}
