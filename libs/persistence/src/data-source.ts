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

export function dataSourceOptions(options: DatabaseOptions): DataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
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
