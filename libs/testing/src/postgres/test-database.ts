import { randomBytes } from 'node:crypto';
import { createDataSource } from '@bakylau/persistence';
import { Client } from 'pg';
import { type DataSource } from 'typeorm';
import { testPostgresUrl } from './test-server';

const TEMPLATE = 'bakylau_template';
/** Any number; it keeps two workers from making the template at once. */
const TEMPLATE_LOCK = 7_340_021;

/** A database of one spec file. */
export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  /** Closes the pool and drops the database, also when others are still connected. */
  close(): Promise<void>;
}

/** A fresh database with all migrations applied, copied from a template that is made at the first call of a run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return newDatabase(`TEMPLATE ${TEMPLATE}`);
}

/** A fresh database without any table. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return newDatabase('');
}

async function newDatabase(origin: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(async (client) => {
    if (origin) await ensureTemplate(client);
    await client.query(`CREATE DATABASE ${name} ${origin}`);
  });
  const url = databaseUrl(name);
  const dataSource = await createDataSource({ url, applicationName: 'bakylau-test' }).initialize();
  return {
    url,
    dataSource,
    close: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdministrator((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function ensureTemplate(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount) return;
    const unfinished = `${TEMPLATE}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    const dataSource = await createDataSource({
      url: databaseUrl(unfinished),
      applicationName: 'bakylau-test',
    }).initialize();
    await dataSource.runMigrations();
    await dataSource.destroy();
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function asAdministrator<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: testPostgresUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const url = new URL(testPostgresUrl());
  url.pathname = `/${name}`;
  return url.toString();
}
