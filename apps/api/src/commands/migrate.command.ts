import { createDataSource } from '@bakylau/persistence';
import { connectDataSource, type ServiceConfig } from '@bakylau/platform';
import { type Logger } from 'pino';

/** Any number; it keeps two processes that start at once from migrating at once. */
const MIGRATION_LOCK = 4_200;

/** Brings the database to the present schema. Does nothing when it is there. */
export async function migrate(config: ServiceConfig, logger: Logger): Promise<void> {
  const { url } = config.database;
  const dataSource = await connectDataSource(
    createDataSource({ url, applicationName: 'bakylau-migrate', poolSize: 2 }),
  );
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    logger.info(
      { migrations: done.map(({ name }) => name) },
      done.length > 0 ? 'migrated' : 'schema is up to date',
    );
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
