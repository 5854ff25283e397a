import { ObjectDamagedError } from '@bakylau/storage';
import { type Command } from 'commander';
import { ExitCode } from '../exit-code';
import { print } from '../print';
import { openEncryptedStore } from '../session-folder';

export interface RewrapReport {
  /** Objects that lay under an earlier master key. */
  rewrapped: number;
  /** Objects from before a key was set. */
  encrypted: number;
  /** Objects that needed nothing. */
  current: number;
  failed: { key: string; problem: string }[];
}

export function addRewrapCommand(program: Command): void {
  program
    .command('rewrap')
    .description('bring every object of the store under the current RECORDING_KEY')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      `
Objects under a key of RECORDING_KEYS_RETIRED get a new header; objects from before any key are encrypted. Stopped and started again it
goes on. When it ends with 0, the retired keys are needed no more.

Exit codes: 0 done, 1 some objects could not be read, 2 could not start`,
    )
    .action(rewrapStore);
}

async function rewrapStore({ json }: { json?: boolean }): Promise<void> {
  const store = openEncryptedStore();
  await store.ready();
  const report: RewrapReport = { rewrapped: 0, encrypted: 0, current: 0, failed: [] };
  for await (const { key } of store.list('')) {
    try {
      const outcome = await store.rewrap(key);
      if (outcome !== 'gone') report[outcome] += 1;
    } catch (error) {
      if (!(error instanceof ObjectDamagedError)) throw error;
      report.failed.push({ key, problem: error.message });
    }
  }
  print(report, json, () => [
    `rewrapped ${report.rewrapped}, encrypted ${report.encrypted}, current already ${report.current}`,
    ...report.failed.map(({ key, problem }) => `FAILED ${key}: ${problem}`),
  ]);
  if (report.failed.length > 0) process.exitCode = ExitCode.failed;
}
