import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedDatabase } from '../../apps/standalone/src/embedded-database';
import { freePort } from '../../apps/standalone/src/free-port';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe(EmbeddedDatabase.name, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bakylau-launcher-'));
  const log: string[] = [];
  let sut: EmbeddedDatabase;

  beforeAll(async () => {
    // PostgreSQL runs as another user when the test runs as root, and must be able to enter the folder.
    chmodSync(dataDir, 0o755);
    const port = await freePort(0);
    sut = new EmbeddedDatabase({
      dataDir,
      port,
      password: 'only-for-this-test',
      log: (line) => log.push(line),
    });
    await sut.start();
  }, 60_000);

  afterAll(async () => {
    await sut.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('comes back with all rows after kill -9 of the server', async () => {
    await query(sut.url, 'CREATE TABLE kept (word text)');
    await query(sut.url, "INSERT INTO kept VALUES ('жауап')");
    const folder = (await query(sut.url, 'SHOW data_directory'))[0] as { data_directory: string };
    const pid = Number(readFileSync(join(folder.data_directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    let rows: unknown[] = [];
    for (let attempt = 0; attempt < 60 && rows.length === 0; attempt += 1) {
      await delay(500);
      rows = await query(sut.url, 'SELECT word FROM kept').catch(() => []);
    }
    expect(rows).toEqual([{ word: 'жауап' }]);
    expect(log).toContain('PostgreSQL ended; starting it again');
  }, 60_000);
});
