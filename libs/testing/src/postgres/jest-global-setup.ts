import { startPostgresServer, type PostgresServer } from './postgres-server';
import { TEST_POSTGRES_URL } from './test-server';

declare global {
  var bakylauTestPostgres: PostgresServer | undefined;
}

/** One server for all spec files of a run; a server named by the environment is taken as it is. */
export default async function startTestPostgres(): Promise<void> {
  if (process.env[TEST_POSTGRES_URL]) return;
  globalThis.bakylauTestPostgres = await startPostgresServer();
  process.env[TEST_POSTGRES_URL] = globalThis.bakylauTestPostgres.url;
}
