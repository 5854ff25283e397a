import type { ProcessConfig } from '@bakylau/platform';
import { EmbeddedDatabase } from './embedded-database';
import { freePort } from './free-port';
import { loadEmbeddedKeys, writeDatabaseUrl } from './keys';

export interface EmbeddedEnvironment {
  /** Environment of the children: what the caller set, with what was missing filled in. */
  env: NodeJS.ProcessEnv;
  ports: { api: number; gateway: number; analyzer: number };
  /** Null when the caller's DATABASE_URL is used. */
  database: EmbeddedDatabase | null;
}

/**
 * Fills in what an embedded installation need not set: a database, secrets and inner ports that are free. Whatever the
 * caller set stays as it is.
 */
export async function prepareEnvironment(
  config: ProcessConfig,
  given: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<EmbeddedEnvironment> {
  const keys = loadEmbeddedKeys(config.dataDir);
  const ports = {
    api: given.API_PORT ? config.apiPort : await freePort(config.apiPort),
    gateway: given.GATEWAY_PORT ? config.gateway.port : await freePort(config.gateway.port),
    analyzer: given.ANALYZER_PORT ? config.analyzer.port : await freePort(config.analyzer.port),
  };
  const database = given.DATABASE_URL
    ? null
    : new EmbeddedDatabase({
        dataDir: config.dataDir,
        port: await freePort(5433),
        password: keys.databasePassword,
        log,
      });
  if (database) writeDatabaseUrl(config.dataDir, database.url);
  const ownSigningKey = given.SIGNING_KEY ?? given.SIGNING_KEY_FILE;
  const env: NodeJS.ProcessEnv = {
    ...given,
    DATABASE_URL: database?.url ?? given.DATABASE_URL,
    SESSION_SECRET: given.SESSION_SECRET ?? keys.sessionSecret,
    ...(ownSigningKey ? {} : { SIGNING_KEY_FILE: keys.signingKeyFile }),
    API_PORT: String(ports.api),
    GATEWAY_PORT: String(ports.gateway),
    ANALYZER_PORT: String(ports.analyzer),
    DATA_DIR: config.dataDir,
    // On a terminal the steps of the start and what goes wrong are enough; LOG_LEVEL=info shows every request.
    LOG_LEVEL: given.LOG_LEVEL ?? 'warn',
  };
  return { env, ports, database };
}
