import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { activityTrace, Exam } from '@bakylau/persistence';
import { type Command } from 'commander';
import { z } from 'zod';
import { UsageError } from '../cli.errors';
import { withDatabase } from '../database';

interface ExportTraceOptions {
  candidate?: string;
  out?: string;
  origin?: string;
}

/** @param group the command `export` */
export function addExportTraceCommand(group: Command): void {
  group
    .command('trace')
    .description('what the candidates of an exam did, as xAPI statements, one a line')
    .argument('<exam>', 'id of the exam')
    .option('--candidate <id>', 'one candidate only')
    .option(
      '--out <file>',
      'file to write; one that is there already is not touched. Without it: standard output',
    )
    .option('--origin <url>', 'address of the service in accounts and activities (default: PUBLIC_ORIGIN)')
    .addHelpText(
      'after',
      `
Each line is a statement of xAPI 1.0.3 with verbs of the ADL vocabulary. The actor is an account (the person's id at the address of
the service), never a name or an e-mail. Ids stay the same from export to export, so a record store takes each statement once.

Exit codes: 0 written, also when nobody has begun; 2 there is no such exam, or the file could not be written`,
    )
    .action(exportTrace);
}

async function exportTrace(examId: string, { candidate, out, origin }: ExportTraceOptions): Promise<void> {
  for (const id of [examId, candidate])
    if (id !== undefined && !z.uuid().safeParse(id).success) throw new UsageError(`${id} is no id`);
  const address = addressOf(origin ?? process.env['PUBLIC_ORIGIN']);
  await withDatabase(async ({ manager }) => {
    if (!(await manager.existsBy(Exam, { id: examId }))) throw new UsageError(`There is no exam ${examId}`);
    const options = { examId, origin: address, ...(candidate && { personId: candidate }) };
    const lines = async function* () {
      for await (const statement of activityTrace(options, manager)) yield `${JSON.stringify(statement)}\n`;
    };
    if (out === undefined) for await (const line of lines()) process.stdout.write(line);
    else await writeNew(out, lines());
  });
}

/** Accounts and activities are named by the service's address, so another address makes other people of them. */
function addressOf(origin: string | undefined): string {
  if (!origin || !URL.canParse(origin))
    throw new UsageError(
      'Say the address of the service: --origin https://exam.university.kz, or PUBLIC_ORIGIN',
    );
  return new URL(origin).origin;
}

async function writeNew(target: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), createWriteStream(target, { flags: 'wx' }));
  } catch (error) {
    throw new UsageError(`${target}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
