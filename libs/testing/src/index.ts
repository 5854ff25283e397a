export { createEmptyTestDatabase, createTestDatabase, type TestDatabase } from './postgres/test-database';
export { type PostgresServer, startPostgresServer } from './postgres/postgres-server';
