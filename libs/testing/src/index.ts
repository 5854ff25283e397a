export { EntityFactory } from './factories/entity.factory';
export { longestStallMs } from './event-loop/longest-stall';
export { explanationCard } from './factories/explanation-card.factory';
export { type PostgresServer, startPostgresServer } from './postgres/postgres-server';
export { createEmptyTestDatabase, createTestDatabase, type TestDatabase } from './postgres/test-database';
export { TEST_POSTGRES_URL } from './postgres/test-server';
export { type S3Server } from './s3/s3-server';
export { startS3Server } from './s3/start-s3-server';
