import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createObjectStore, type ObjectStore } from '@bakylau/storage';
import {
  createTestDatabase,
  type PostgresServer,
  type S3Server,
  startPostgresServer,
  startS3Server,
  TEST_POSTGRES_URL,
  type TestDatabase,
} from '@bakylau/testing';

/** A database and an encrypted S3 store, both real, that can be taken away and given back. */
export class RecordingWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'bakylau-proof-'));

  private constructor(
    private readonly postgres: PostgresServer,
    readonly database: TestDatabase,
    readonly s3: S3Server,
    readonly objects: ObjectStore,
    /** What a part of the service needs to know to use the same store. */
    readonly environment: Record<string, string>,
  ) {}

  static async open(): Promise<RecordingWorld> {
    const postgres = await startPostgresServer();
    process.env[TEST_POSTGRES_URL] = postgres.url;
    const database = await createTestDatabase();
    const s3 = await startS3Server();
    const { endpoint, region, accessKey, secretKey } = s3;
    const masterKey = randomBytes(32);
    const bucket = 'recordings';
    const objects = createObjectStore({
      kind: 's3',
      endpoint,
      region,
      accessKey,
      secretKey,
      bucket,
      masterKey,
    });
    return new RecordingWorld(postgres, database, s3, objects, {
      S3_ENDPOINT: endpoint,
      S3_REGION: region,
      S3_ACCESS_KEY: accessKey,
      S3_SECRET_KEY: secretKey,
      S3_BUCKET: bucket,
      RECORDING_KEY: masterKey.toString('base64'),
    });
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.postgres.close();
    await this.s3.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
