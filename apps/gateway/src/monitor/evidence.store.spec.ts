import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataSource, QueryFailedError } from 'typeorm';
import { newId, type SessionChainService } from '@bakylau/persistence';
import { type ObjectStore } from '@bakylau/storage';
import { RecordingFolder } from '../recording/recording-folder';
import { EvidenceStore } from './evidence.store';

/** Head of a VP8 key frame of 16 x 16; enough for a WebP box. */
const VP8 = Buffer.from([0x10, 0, 0, 0x9d, 0x01, 0x2a, 16, 0, 16, 0]);
const frame = { atMs: 1_234.6, vp8: VP8, width: 16, height: 16 };

describe(EvidenceStore.name, () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'bakylau-evidence-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const setUp = () => {
    const steps: string[] = [];
    const entered = new Set<unknown>();
    const builder = {
      where: () => builder,
      andWhere: (_where: string, { incidentId }: { incidentId: string }) => {
        builder.incidentId = incidentId;
        return builder;
      },
      incidentId: '',
      getExists: () => Promise.resolve(entered.has(builder.incidentId)),
    };
    const manager = { createQueryBuilder: () => builder };
    const database = {
      transaction: (work: (given: unknown) => Promise<void>) => work(manager),
      getRepository: () => ({ update: () => Promise.resolve(void steps.push('link')) }),
    };
    const chain = {
      append: jest.fn((_id: string, _kind: string, _atMs: number, payload: { incidentId: string }) => {
        steps.push('entry');
        entered.add(payload.incidentId);
        return Promise.resolve();
      }),
    };
    const objects = { put: jest.fn(() => Promise.resolve(void steps.push('put'))) };
    const make = () =>
      new EvidenceStore(
        database as unknown as DataSource,
        objects as unknown as ObjectStore,
        chain as unknown as SessionChainService,
        new RecordingFolder(root, 0),
      );
    return { steps, chain, objects, make, files: () => readdirSync(join(root, 's')) };
  };
  const news = () => Promise.resolve();

  it('enters the picture into the chain before the store has it, and leaves nothing on the disk', async () => {
    const { make, steps, files } = setUp();
    const sut = make();
    const onStored = jest.fn(news);
    await sut.keep('s', newId(), frame, onStored);
    await sut.drained('s');
    expect(steps).toEqual(['entry', 'put', 'link']);
    expect(onStored).toHaveBeenCalledTimes(1);
    expect(files()).toEqual([]);
  });

  it('leaves the file when the process ends before the put, and the next one puts without a second entry', async () => {
    const { make, steps, objects, chain, files } = setUp();
    const dying = make();
    objects.put.mockImplementationOnce(() => {
      dying.onApplicationShutdown();
      return Promise.reject(new Error('the store is away'));
    });
    await dying.keep('s', newId(), frame, news);
    await dying.drained('s');
    expect(steps).toEqual(['entry']);
    expect(files()).toHaveLength(1);
    const next = make();
    writeFileSync(join(root, 's', 'evidence-half.webp.tmp'), 'half');
    await next.recover('s');
    await next.drained('s');
    expect(steps).toEqual(['entry', 'put', 'link']);
    expect(chain.append).toHaveBeenCalledTimes(1);
    expect(files()).toEqual([]);
  });

  it('gives a picture up whose entry the database refuses for good', async () => {
    const { make, objects, chain, files } = setUp();
    const driverError = Object.assign(new Error('refused'), { code: '23503' });
    chain.append.mockRejectedValue(new QueryFailedError('INSERT', [], driverError));
    const sut = make();
    await sut.keep('s', newId(), frame, news);
    await sut.drained('s');
    expect(objects.put).not.toHaveBeenCalled();
    expect(files()).toEqual([]);
  });
});
