import { type Locale } from '@bakylau/contracts';
import { repeatedQuestions } from '@bakylau/item-banks';
import {
  type ImportCounts,
  type ImportReport,
  QUESTION_FORMATS,
  type QuestionFormat,
  questionIn,
  type QuestionItem,
  questionLanguages,
  type Task,
} from '@bakylau/question-formats';
import { type Command } from 'commander';
import { ExitCode } from '../exit-code';
import { print } from '../print';
import { formatOption } from '../questions/format-option';
import { problemLines, readQuestionFile } from '../questions/question-file';
import { addImportItemsCommand } from './import-items.command';

interface ImportOptions {
  format: QuestionFormat | 'auto';
  json?: boolean;
}

export function addImportCommand(program: Command): void {
  const group = program.command('import').description('read files of other systems');
  addImportItemsCommand(group);
  group
    .command('questions')
    .description('read a file of questions and tell what it holds, line by line; nothing is stored')
    .argument('<file>', 'text in Unicode or an encoding of Kazakh and Russian, .xlsx or .docx')
    .addOption(
      formatOption('--format <format>', 'format of the file', ['auto', ...QUESTION_FORMATS]).default('auto'),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Formats: docs/question-formats.md.

JSON: { format, encoding, items: [{ line, kind, prompt: { text, format }, name, category, tags, difficulty, points, …, and by
kind: options, accepted, answers, isTrue, pairs, sequence or parts; of several languages, also variants: { kk, ru, en } }], problems: [{ line, severity, code, values, message }],
counts: { items, errors, warnings, duplicates } }; a duplicate stands earlier in the file and has a warning (code repeats_question)

Exit codes: 0 every item was read; 1 an item was left out (severity error), or there is none; 2 the file could not be read`,
    )
    .action(importQuestions);
}

async function importQuestions(file: string, { format, json }: ImportOptions): Promise<void> {
  const report = withRepeats(await readQuestionFile(file, format));
  print({ ...report, items: report.items.map(withVariants) }, json, () => describe(report));
  process.exitCode = report.counts.errors > 0 || report.counts.items === 0 ? ExitCode.failed : ExitCode.ok;
}

/** Of texts that name no language; whatever it is, the same texts are the same question. */
const UNNAMED: Locale = 'ru';

interface RepeatsReport extends ImportReport {
  counts: ImportCounts & { duplicates: number };
}

function withRepeats(report: ImportReport): RepeatsReport {
  const repeats = repeatedQuestions(report.items, UNNAMED);
  const problems = [...report.problems, ...repeats].sort((a, b) => a.line - b.line);
  const warnings = report.counts.warnings + repeats.length;
  return { ...report, problems, counts: { ...report.counts, warnings, duplicates: repeats.length } };
}

/** A question in several languages also stands there in each of them. */
function withVariants(question: QuestionItem): QuestionItem & { variants?: Partial<Record<Locale, Task>> } {
  const languages = questionLanguages(question);
  if (languages.length === 0) return question;
  const variants = languages.map((locale) => {
    const { files: _, ...variant } = questionIn(question, locale);
    return [locale, variant] as const;
  });
  return { ...question, variants: Object.fromEntries(variants) };
}

function describe({ format, encoding, problems, counts }: RepeatsReport): string[] {
  return [
    `${format}${encoding === null ? '' : `, ${encoding}`}: ${String(counts.items)} items, ${String(counts.errors)} errors, ${String(counts.warnings)} warnings, ${String(counts.duplicates)} duplicates`,
    ...problemLines(problems),
  ];
}
