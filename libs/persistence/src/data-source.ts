import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities/entities';
import { MIGRATIONS } from './migrations/migrations';
import { SnakeNamingStrategy } from './schema/snake-naming.strategy';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database`; PostgreSQL 15 or newer. */
  url: string;
  /** Shown in pg_stat_activity. */
  applicationName: string;
  /** Connections of this process at most. */
  poolSize?: number;
}

/** How long a new connection may take before the query that wanted it fails. */
const CONNECT_TIMEOUT_MS = 5000;

/**
 * How long an idle connection is kept. A new one keeps the request that wanted it waiting for some 10 ms and has every prepared
 * statement to parse; with the pool's own 10 s, requests that come in bursts opened one every few seconds.
 */
const KEEP_IDLE_MS = 600_000;

export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { idleTimeoutMillis: KEEP_IDLE_MS },
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    // The schema changes by reviewed migrations alone.
    synchronize: false,
    installExtensions: false,
    logging: false,
  };
}

/** The service's tables behind one pool; `initialize()` connects. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource(dataSourceOptions(options));
}
