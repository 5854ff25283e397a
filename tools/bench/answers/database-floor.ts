import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource } from 'typeorm';

const ROWS = 4000;
const CLIENTS = 10;
const UPDATE = String.raw`\set id random(1, ${ROWS})
UPDATE bench_floor SET value = jsonb_build_object('kind', 'single_choice', 'optionId', 'a'), revision = revision + 1 WHERE id = :id;
`;

/**
 * Milliseconds that a bare UPDATE of one row takes in this database at the same rate, by pgbench over the same kind of connection:
 * what no service on this machine can be faster than.
 * @throws Error when pgbench is not there
 */
export async function measureFloor(
  dataSource: DataSource,
  databaseUrl: string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<number[]> {
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS bench_floor (id int PRIMARY KEY, value jsonb, revision int NOT NULL)',
  );
  await dataSource.query(
    `INSERT INTO bench_floor SELECT i, '{}', 0 FROM generate_series(1, ${ROWS}) i ON CONFLICT DO NOTHING`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pgbench-'));
  try {
    writeFileSync(join(folder, 'update.sql'), UPDATE);
    const load = [
      '-n',
      '-f',
      'update.sql',
      '-c',
      String(CLIENTS),
      '-T',
      String(seconds),
      '-R',
      String(perSecond),
      '-l',
    ];
    runPgbench([...load, databaseUrl], folder);
    return readdirSync(folder)
      .filter((name) => name.startsWith('pgbench_log'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n').map(latencyMs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A line of pgbench's log: client, transaction, latency, script, seconds, microseconds, and with a rate the lag behind the plan, which
 * the latency includes; both in microseconds.
 */
function latencyMs(line: string): number {
  const [, , latencyUs, , , , lagUs = '0'] = line.split(' ');
  return (Number(latencyUs) - Number(lagUs)) / 1000;
}

function runPgbench(args: string[], folder: string): void {
  try {
    execFileSync('pgbench', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('pgbench is missing; on Debian it comes with the package "postgresql".', {
      cause: error,
    });
  }
}
