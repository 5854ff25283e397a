import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDataSource } from '@bakylau/persistence';
import { EMBEDDED_DATABASE_URL_FILE, loadConfig } from '@bakylau/platform';
import { type DataSource } from 'typeorm';
import { UsageError } from './cli.errors';

/**
 * Runs something on the database of the service: the one that DATABASE_URL names, else the embedded one of DATA_DIR, which is there
 * while the service runs.
 * @throws UsageError when none can be reached
 */
export async function withDatabase<T>(work: (database: DataSource) => Promise<T>): Promise<T> {
  const url = process.env['DATABASE_URL'] ?? (await embeddedUrl());
  const database = createDataSource({ url, applicationName: 'bakylau-cli', poolSize: 2 });
  try {
    await database.initialize();
  } catch (cause) {
    throw new UsageError(
      'The database does not answer: start the service, or set DATABASE_URL to its PostgreSQL',
      { cause },
    );
  }
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

async function embeddedUrl(): Promise<string> {
  const { dataDir } = loadConfig('standalone');
  try {
    return (await readFile(join(dataDir, EMBEDDED_DATABASE_URL_FILE), 'utf8')).trim();
  } catch (cause) {
    throw new UsageError(`Set DATABASE_URL, or DATA_DIR to a folder that the service ran in (${dataDir})`, {
      cause,
    });
  }
}
