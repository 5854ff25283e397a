import { readFile } from 'node:fs/promises';
import { type VerificationReport, verifyPackFiles, verifySession } from '@bakylau/recording';
import { type Command } from 'commander';
import { UsageError } from '../cli.errors';
import { ExitCode } from '../exit-code';
import { openLocalSession, openStoredSession } from '../session-folder';

interface VerifyCommandOptions {
  session?: string;
  key?: string;
  open?: boolean;
  json?: boolean;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'check that a recorded session is complete and unchanged, and name the first thing that is not',
    )
    .argument(
      '[path]',
      'pack (zip) or folder of the session, with manifest.jsonl in it; works without network and database',
    )
    .option('--session <id>', 'take the session from the object store that the environment names')
    .option('--key <file>', "the service's public key (PEM), from a source other than the folder")
    .option('--open', 'the session still runs: do not ask for a closing signature')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExit codes: 0 sound, 1 broken, 2 could not be checked')
    .action(verify);
}

async function verify(path: string | undefined, options: VerifyCommandOptions): Promise<void> {
  if ((path === undefined) === (options.session === undefined)) {
    throw new UsageError('Give either the path of a pack or session folder, or --session with its id');
  }
  const expectedPublicKeyPem = options.key === undefined ? undefined : await readKey(options.key);
  const { archive, pack } = await (path === undefined
    ? openStoredSession(options.session!).then((stored) => ({ archive: stored, pack: null }))
    : openLocalSession(path));
  const report = await verifySession(archive, { expectedPublicKeyPem, allowOpen: options.open });
  if (pack && report.sound) {
    const { files, folder } = pack;
    report.problem = await verifyPackFiles({ pack: files, folder, session: report, expectedPublicKeyPem });
    report.sound = report.problem === null;
  }
  const lines = options.json
    ? [JSON.stringify(report, null, 2)]
    : describe(report, options.key !== undefined);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!report.sound) process.exitCode = ExitCode.failed;
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`The key ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** What the chain itself says was deleted is not missing; one line for each rule. */
function deletionLines(deleted: VerificationReport['deleted']): string[] {
  const rules = [...new Set(deleted.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const objects = deleted.filter((object) => object.rule === rule);
    const [first] = objects;
    const names = objects.length === 1 ? first!.path : `${first!.path} and ${objects.length - 1} more`;
    const why = rule === 'retention_period' ? 'retention' : rule;
    return `  deleted         ${objects.length} objects deleted by ${why} (${names}), ordered at ${objects.at(-1)!.utc}`;
  });
}

function describe(report: VerificationReport, isKeyGiven: boolean): string[] {
  const { problem, lastHead } = report;
  const lines = [`Session ${report.sessionId ?? 'unknown'}: ${report.sound ? 'SOUND' : 'BROKEN'}`];
  if (problem) {
    lines.push(
      `  first bad item  ${problem.item}${problem.line === null ? '' : `, line ${problem.line} of the manifest`}`,
    );
    lines.push(`  reason          ${problem.code}`);
    lines.push(`  expected        ${problem.expected}`);
    lines.push(`  found           ${problem.found}`);
  }
  lines.push(
    `  checked         ${report.entries} entries, ${report.objects} objects, ${report.objectsSizeBytes} bytes`,
  );
  lines.push(...deletionLines(report.deleted));
  if (lastHead)
    lines.push(`  signed          up to entry ${lastHead.seq} at ${lastHead.utc} with key ${lastHead.keyId}`);
  if (report.unsignedEntries > 0)
    lines.push(`  not signed yet  ${report.unsignedEntries} entries after that`);
  if (!isKeyGiven) {
    lines.push(
      '  note            checked with the key that lies beside the recording; with --key a replaced key shows too',
    );
  }
  return lines;
}
