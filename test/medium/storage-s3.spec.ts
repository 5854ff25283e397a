import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { ObjectStoreUnavailableError, S3ObjectStore } from '@bakylau/storage';
import { type S3Server, startS3Server } from '@bakylau/testing';
import { describeRetentionOnS3 } from './s3-retention';
import { describeObjectStoreContract } from './storage-contract';

const START_TIMEOUT_MS = 180_000;

describe(S3ObjectStore.name, () => {
  let server: S3Server;
  const stores: S3ObjectStore[] = [];

  const open = (overrides: Partial<ConstructorParameters<typeof S3ObjectStore>[0]> = {}) => {
    const { endpoint, region, accessKey, secretKey } = server;
    const store = new S3ObjectStore({
      endpoint,
      region,
      accessKey,
      secretKey,
      bucket: 'contract',
      ...overrides,
    });
    stores.push(store);
    return store;
  };

  beforeAll(async () => {
    server = await startS3Server();
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    stores.forEach((store) => store.close());
    await server?.close();
  }, START_TIMEOUT_MS);

  describeObjectStoreContract(() => open());

  describe('under retention', () => describeRetentionOnS3(() => server));

  it('creates the bucket when the first object is put, also when two stores race for it', async () => {
    const bucket = `fresh-${randomBytes(4).toString('hex')}`;
    const [one, two] = [open({ bucket }), open({ bucket })];
    await Promise.all([
      one.put('a', Buffer.from('1'), 'text/plain'),
      two.put('b', Buffer.from('2'), 'text/plain'),
    ]);
    expect((await one.get('b')).toString()).toBe('2');
  });

  it('says that it is unavailable when the keys are wrong, without telling them', async () => {
    const sut = open({ secretKey: 'not-the-secret' });
    await expect(sut.ready()).rejects.toBeInstanceOf(ObjectStoreUnavailableError);
    await expect(sut.put('a', Buffer.from('1'), 'text/plain')).rejects.not.toThrow('not-the-secret');
  });

  it('says that it is unavailable when nobody listens', async () => {
    const sut = open({ endpoint: 'http://127.0.0.1:9' });
    await expect(sut.ready()).rejects.toThrow(/Bucket "contract" at http:\/\/127\.0\.0\.1:9 cannot be used/);
    await expect(sut.find('a')).rejects.toBeInstanceOf(ObjectStoreUnavailableError);
  });

  it('gives a server up that takes the request and never answers', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const sut = open({ endpoint: `http://127.0.0.1:${port}`, idleTimeoutMs: 300 });
    await expect(sut.get('a')).rejects.toThrow(/no answer for 0.3 s/);
    silent.close();
  });
});
