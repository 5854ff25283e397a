import { setTimeout as delay } from 'node:timers/promises';
import { type DataSource } from 'typeorm';

const PATIENCE_MS = 20_000;
const RETRY_MS = 500;

/** Connects; a database that is just starting is waited for. */
export async function connectDataSource(dataSource: DataSource): Promise<DataSource> {
  for (const end = Date.now() + PATIENCE_MS; ; await delay(RETRY_MS)) {
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (Date.now() > end) {
        throw new Error('The database does not answer: check DATABASE_URL and that PostgreSQL runs', {
          cause: error,
        });
      }
    }
  }
}
