import { writeFile } from 'node:fs/promises';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportReport,
  QUESTION_FORMATS,
  type QuestionFormat,
  writeQuestions,
  writeSheetTemplate,
} from '@bakylau/question-formats';
import { type Command } from 'commander';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { print } from '../print';
import { formatOption } from '../questions/format-option';
import { problemLines, readQuestionFile } from '../questions/question-file';
import { addExportTraceCommand } from './export-trace.command';

interface ExportOptions {
  from: QuestionFormat | 'auto';
  to: ExportFormat;
  json?: boolean;
}

export function addExportCommand(program: Command): void {
  const group = program.command('export').description('write files for other systems');
  group
    .command('template')
    .description(
      'write an Excel workbook to fill with questions: an example of each kind, and what the columns mean',
    )
    .argument('<target>', 'file to write (.xlsx); one that is there already is not touched')
    .action(async (target: string) => writeNew(target, await writeSheetTemplate()));
  group
    .command('questions')
    .description('write the questions of a file in another format, and tell what that format cannot hold')
    .argument('<file>', 'file of questions in any format that is read')
    .argument('<target>', 'file to write; one that is there already is not touched')
    .addOption(
      formatOption('--from <format>', 'format of the file', ['auto', ...QUESTION_FORMATS]).default('auto'),
    )
    .addOption(formatOption('--to <format>', 'format of the target', EXPORT_FORMATS).makeOptionMandatory())
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
JSON: { problems: [{ line, severity, code, values, message }], counts: { items, errors, warnings } }; lines are those of the file that is read

Exit codes: 0 every item was written, perhaps with losses (severity warning); 1 an item was left out (severity error);
2 the file could not be read, or the target could not be written`,
    )
    .action(exportQuestions);
  addExportTraceCommand(group);
}

async function exportQuestions(file: string, target: string, options: ExportOptions): Promise<void> {
  const source = await readQuestionFile(file, options.from);
  const { bytes, ...written } = await writeQuestions(source.items, { format: options.to });
  await writeNew(target, bytes);
  const counts = { ...written.counts, errors: source.counts.errors + written.counts.errors };
  const problems = [...source.problems.filter(({ severity }) => severity === 'error'), ...written.problems];
  const result: Omit<ExportReport, 'bytes'> = { problems, counts };
  print(result, options.json, () => [
    `${options.to}: ${counts.items} items written, ${counts.errors} left out, ${counts.warnings} losses`,
    ...problemLines(problems),
  ]);
  process.exitCode = counts.errors > 0 || counts.items === 0 ? ExitCode.failed : ExitCode.ok;
}

async function writeNew(target: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(target, bytes, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${target}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
