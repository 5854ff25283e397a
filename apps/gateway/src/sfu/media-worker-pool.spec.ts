import { EventEmitter } from 'node:events';
import { type MediaWorker } from './media-worker';
import { MediaWorkerPool } from './media-worker-pool';

class FakeWorker extends EventEmitter {
  closed = false;
  pid = 1;
  constructor(
    readonly index: number,
    readonly load = 0,
  ) {
    super();
  }
  close() {
    this.closed = true;
  }
  die() {
    this.closed = true;
    this.emit('died', new Error('signal 9'));
  }
}

const poolOf = async (size: number, start: (index: number) => FakeWorker) => {
  const started: FakeWorker[] = [];
  const sut = new MediaWorkerPool({
    size,
    start: (index) => {
      const worker = start(index);
      started.push(worker);
      return Promise.resolve(worker as unknown as MediaWorker);
    },
  });
  await sut.onModuleInit();
  return { sut, started };
};

describe(MediaWorkerPool.name, () => {
  it('gives the worker with the fewest sessions', async () => {
    const { sut, started } = await poolOf(3, (index) => new FakeWorker(index, [4, 1, 2][index]));
    expect(await sut.acquire()).toBe(started[1]);
  });

  it('starts a new worker in the place of one that died', async () => {
    const { sut, started } = await poolOf(1, (index) => new FakeWorker(index));
    started[0]?.die();
    expect(sut.aliveCount).toBe(0);
    expect(await sut.acquire()).toBe(started[1]);
    expect(started).toHaveLength(2);
  });

  it('closes all workers and starts none afterwards', async () => {
    const { sut, started } = await poolOf(2, (index) => new FakeWorker(index));
    sut.close();
    expect(started.every((worker) => worker.closed)).toBe(true);
    started[0]?.die();
    await expect(sut.acquire()).rejects.toMatchObject({ code: 'not_ready' });
    expect(started).toHaveLength(2);
  });
});
