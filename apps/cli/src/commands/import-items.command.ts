import { readFile } from 'node:fs/promises';
import { type BankImport, hasPermission, type Locale, LOCALES } from '@bakylau/contracts';
import { importIntoBank, planImport } from '@bakylau/item-banks';
import { AuditEntry, ItemBankMember, newId, User } from '@bakylau/persistence';
import { QUESTION_FORMATS, QuestionFileError, type QuestionFormat } from '@bakylau/question-formats';
import { type Command, Option } from 'commander';
import { type DataSource } from 'typeorm';
import { UsageError } from '../cli.errors';
import { withDatabase } from '../database';
import { ExitCode } from '../exit-code';
import { print } from '../print';
import { formatOption } from '../questions/format-option';
import { problemLines } from '../questions/question-file';
import { openServiceStore } from '../session-folder';

interface ImportItemsOptions {
  bank: string;
  author: string;
  language: Locale;
  format: QuestionFormat | 'auto';
  topic: string;
  store?: boolean;
  takeDuplicates?: boolean;
  json?: boolean;
}

/** @param group the command `import` */
export function addImportItemsCommand(group: Command): void {
  group
    .command('items')
    .description(
      'read a file of questions into a bank as drafts; without --store only tell what would happen',
    )
    .argument('<file>', 'file of questions in any format that is read')
    .requiredOption('--bank <id>', 'id of the bank')
    .requiredOption('--author <login>', 'an owner or author of the bank; the drafts are theirs')
    .addOption(
      new Option('--language <language>', 'language of the texts').choices(LOCALES).makeOptionMandatory(),
    )
    .addOption(
      formatOption('--format <format>', 'format of the file', ['auto', ...QUESTION_FORMATS]).default('auto'),
    )
    .option('--topic <topic>', 'topic of questions whose file names none', '')
    .option('--store', 'store what can be taken')
    .option('--take-duplicates', 'also take questions that are in the bank or stand earlier in the file')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
JSON: { format, encoding, dryRun, lines: [{ line, outcome: taken | left_out, kind, prompt, topic, problems: [{ severity, code, values, message }] }],
counts: { taken, leftOut, duplicates, warnings } }

Exit codes: 0 every question was taken; 1 one was left out, also as a duplicate, or there is none; 2 the file or the bank could not be read`,
    )
    .action(importItems);
}

async function importItems(file: string, options: ImportItemsOptions): Promise<void> {
  const report = await withDatabase((database) => importInto(file, options, database));
  print(report, options.json, () => describe(report));
  const isWhole = report.counts.leftOut === 0 && report.counts.taken > 0;
  process.exitCode = isWhole ? ExitCode.ok : ExitCode.failed;
}

async function importInto(
  file: string,
  options: ImportItemsOptions,
  database: DataSource,
): Promise<BankImport> {
  const { bank: bankId, author, language, format, topic } = options;
  const authorId = await findAuthor(bankId, author, database);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  });
  const objects = openServiceStore();
  try {
    const duplicates = options.takeDuplicates ? ('take' as const) : ('leave_out' as const);
    const importOptions = { format, language, topic, dryRun: options.store !== true, duplicates };
    const plan = await planImport(bytes, importOptions);
    return await database.transaction(async (manager) => {
      const report = await importIntoBank(plan, importOptions, { bankId, authorId }, objects, manager);
      if (!report.dryRun) {
        const { taken, leftOut, duplicates } = report.counts;
        const detail = { format: report.format, taken, leftOut, duplicates };
        const entry = {
          id: newId(),
          userId: authorId,
          action: 'item_bank.imported',
          subject: bankId,
          detail,
        };
        await manager.insert(AuditEntry, entry);
      }
      return report;
    });
  } catch (error) {
    if (error instanceof QuestionFileError)
      throw new UsageError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The same people as over HTTP. */
async function findAuthor(bankId: string, login: string, { manager }: DataSource): Promise<string> {
  const person = await manager.findOneBy(User, { login });
  const isBankId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(bankId);
  const member =
    person && isBankId ? await manager.findOneBy(ItemBankMember, { bankId, userId: person.id }) : null;
  if (!person || !member || member.role === 'reviewer' || !hasPermission(person.roles, 'item:write')) {
    throw new UsageError(`${login} is no author of a bank ${bankId}`);
  }
  return person.id;
}

function describe({ lines, counts, dryRun, format }: BankImport): string[] {
  const verb = dryRun ? 'would be taken' : 'taken';
  return [
    `${format}: ${counts.taken} questions ${verb}, ${counts.leftOut} left out, ${counts.duplicates} duplicates, ${counts.warnings} warnings`,
    ...lines.flatMap(({ line, problems }) => problemLines(problems.map((problem) => ({ line, ...problem })))),
  ];
}
