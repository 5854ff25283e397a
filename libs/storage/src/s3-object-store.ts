import { buffer } from 'node:stream/consumers';
import { type Readable } from 'node:stream';
import { Client, S3Error, type BucketItem } from 'minio';
import { assertObjectKey, assertObjectKeyPrefix } from './object-key';
import { ObjectStore, type StoredObject } from './object-store';
import { createS3Transport } from './s3-transport';
import {
  codeOf,
  ObjectNotFoundError,
  ObjectStoreFullError,
  ObjectStoreUnavailableError,
  RangeNotSatisfiableError,
} from './storage.errors';

export interface S3ObjectStoreOptions {
  /** Scheme, host and port, for example `https://s3.university.edu:9000`. A path is not allowed. */
  endpoint: string;
  /** Given rather than asked for: otherwise the client asks the server before the first request. */
  region: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  /** `endpoint/bucket/key` rather than `bucket.endpoint/key`; every self-hosted server understands it. Default true. */
  pathStyle?: boolean;
  /** A request with no byte in either direction for this long is given up. Default 30 s. */
  idleTimeoutMs?: number;
}

/** Codes that a server answers when it accepted us but cannot take more. */
const FULL_CODES = new Set(['XMinioStorageFull', 'QuotaExceeded', 'EntityTooLarge', 'InsufficientStorage']);
const ABSENT_CODES = new Set(['NoSuchKey', 'NotFound', 'NoSuchObject']);
/** A keep-alive connection that the server closed while we were about to use it; the request was not processed. */
const STALE_CONNECTION_CODES = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Any S3: only path-style PUT, GET with Range, HEAD, DELETE and ListObjectsV2 are used, because tagging, POST policies and
 * notifications are missing from some servers. Content goes as a buffer with its size: without a size the client would
 * assemble parts of 528 MiB in memory.
 */
export class S3ObjectStore extends ObjectStore {
  private readonly client: Client;
  private readonly agent: { destroy(): void };
  private bucketReady: Promise<void> | undefined;

  constructor(private readonly options: S3ObjectStoreOptions) {
    super();
    const { transport, agent, url } = createS3Transport(options.endpoint, options.idleTimeoutMs ?? 30_000);
    this.agent = agent;
    this.client = new Client({
      endPoint: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      useSSL: url.protocol === 'https:',
      region: options.region,
      accessKey: options.accessKey,
      secretKey: options.secretKey,
      pathStyle: options.pathStyle ?? true,
      transport,
      transportAgent: agent,
      // Its retries write to the console; the upload queue retries with its own patience.
      retryOptions: { disableRetry: true },
    });
  }

  async put(key: string, content: Buffer, contentType: string): Promise<void> {
    assertObjectKey(key);
    await this.attempt(key, () =>
      this.client.putObject(this.options.bucket, key, content, content.length, {
        'Content-Type': contentType,
      }),
    );
  }

  async get(key: string): Promise<Buffer> {
    assertObjectKey(key);
    return this.attempt(key, async () => buffer(await this.client.getObject(this.options.bucket, key)));
  }

  async getRange(key: string, start: number, endInclusive: number): Promise<Readable> {
    assertObjectKey(key);
    if (!Number.isInteger(start) || !Number.isInteger(endInclusive) || start < 0 || endInclusive < start) {
      throw await this.rangeError(key, start, endInclusive);
    }
    return this.attempt(
      key,
      () => this.client.getPartialObject(this.options.bucket, key, start, endInclusive - start + 1),
      async (error) =>
        error.code === 'InvalidRange' ? this.rangeError(key, start, endInclusive) : undefined,
    );
  }

  async find(key: string): Promise<{ sizeBytes: number } | null> {
    assertObjectKey(key);
    try {
      const { size } = await this.attempt(key, () => this.client.statObject(this.options.bucket, key));
      return { sizeBytes: size };
    } catch (error) {
      if (error instanceof ObjectNotFoundError) return null;
      throw error;
    }
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    assertObjectKeyPrefix(prefix);
    try {
      await this.ensureBucket();
      const items = this.client.listObjectsV2(this.options.bucket, prefix, true) as AsyncIterable<BucketItem>;
      for await (const item of items) {
        if (item.name !== undefined) yield { key: item.name, sizeBytes: item.size };
      }
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    try {
      await this.attempt(key, () => this.client.removeObject(this.options.bucket, key));
    } catch (error) {
      if (!(error instanceof ObjectNotFoundError)) throw error;
    }
  }

  async ready(): Promise<void> {
    this.bucketReady = undefined;
    try {
      await this.ensureBucket();
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** Closes idle connections, so that a process can end. */
  close(): void {
    this.agent.destroy();
  }

  /** Asked once; a failure is forgotten, so that the next caller asks again. */
  private ensureBucket(): Promise<void> {
    this.bucketReady ??= this.createBucketWhenAbsent().catch((error: unknown) => {
      this.bucketReady = undefined;
      throw error;
    });
    return this.bucketReady;
  }

  private async createBucketWhenAbsent(): Promise<void> {
    const { bucket, region } = this.options;
    if (await this.client.bucketExists(bucket)) return;
    try {
      await this.client.makeBucket(bucket, region);
    } catch (error) {
      // Another process of ours may have created it since we looked.
      if (!(error instanceof S3Error) || error.code !== 'BucketAlreadyOwnedByYou') throw error;
    }
  }

  private async attempt<T>(
    key: string,
    operation: () => Promise<T>,
    recognise?: (error: S3Error) => Promise<Error | undefined>,
  ): Promise<T> {
    try {
      await this.ensureBucket();
      return await operation().catch((error: unknown) => {
        // Every operation here is idempotent, so a second try is safe.
        if (STALE_CONNECTION_CODES.has(codeOf(error) ?? '')) return operation();
        throw error;
      });
    } catch (error) {
      if (error instanceof S3Error) {
        const recognised = await recognise?.(error);
        if (recognised) throw recognised;
        const code = error.code ?? '';
        // Somebody removed the bucket under us: the next call creates it again.
        if (code === 'NoSuchBucket') this.bucketReady = undefined;
        if (ABSENT_CODES.has(code)) throw new ObjectNotFoundError(key);
        if (FULL_CODES.has(code)) throw new ObjectStoreFullError(key, error);
      }
      throw this.unavailable(error);
    }
  }

  private async rangeError(key: string, start: number, endInclusive: number): Promise<Error> {
    const found = await this.find(key);
    return found
      ? new RangeNotSatisfiableError(key, start, endInclusive, found.sizeBytes)
      : new ObjectNotFoundError(key);
  }

  private unavailable(error: unknown): ObjectStoreUnavailableError {
    if (error instanceof ObjectStoreUnavailableError) return error;
    const { bucket, endpoint } = this.options;
    return new ObjectStoreUnavailableError(`Bucket "${bucket}" at ${endpoint} cannot be used`, error);
  }
}
