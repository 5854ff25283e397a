import { readFile } from 'node:fs/promises';
import { type TicketDrawList, ticketDrawListSchema } from '@bakylau/contracts';
import { ticketDrawProblems, type TicketDrawProblem } from '@bakylau/domain';
import { type Command } from 'commander';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { print } from '../print';

export interface DrawReport {
  file: string;
  sound: boolean;
  examId: string;
  draws: number;
  problems: TicketDrawProblem[];
}

export function addDrawCommand(program: Command): void {
  program
    .command('draw')
    .description('draw the tickets of an oral exam again, without network and database')
    .argument(
      '<file>',
      'all draws of the exam as the service gives them (JSON of GET /api/exams/…/ticket-draws)',
    )
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExit codes: 0 all come out as recorded, 1 some do not, 2 could not be checked')
    .action(drawAgain);
}

async function drawAgain(path: string, { json }: { json?: boolean }): Promise<void> {
  const list = await readDraws(path);
  const problems = ticketDrawProblems(list);
  const sound = problems.length === 0;
  const report: DrawReport = { file: path, sound, examId: list.examId, draws: list.draws.length, problems };
  print(report, json, () => [
    `${path}: ${sound ? 'SOUND' : 'BROKEN'}`,
    `  exam          ${list.examId}`,
    `  draws         ${list.draws.length}, ${list.tickets.length} tickets`,
    ...problems.map(({ attemptId, problem }) => `  ${attemptId}  ${problem}`),
  ]);
  if (!sound) process.exitCode = ExitCode.failed;
}

async function readDraws(path: string): Promise<TicketDrawList> {
  try {
    return ticketDrawListSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new UsageError(`${path} does not hold the draws of an exam: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
