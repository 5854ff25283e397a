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
    expect(sut.getLeastLoaded()).toBe(started[1]);
  });

  it('starts a new worker in the place of one that died', async () => {
    const { sut, started } = await poolOf(1, (index) => new FakeWorker(index));
    started[0]?.die();
    expect(sut.aliveCount).toBe(0);
    expect(() => sut.getLeastLoaded()).toThrow(expect.objectContaining({ code: 'not_ready' }) as Error);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(started).toHaveLength(2);
    expect(sut.getLeastLoaded()).toBe(started[1]);
  });

  it('closes all workers and starts none afterwards', async () => {
    const { sut, started } = await poolOf(2, (index) => new FakeWorker(index));
    sut.close();
    expect(started.every((worker) => worker.closed)).toBe(true);
    started[0]?.die();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started).toHaveLength(2);
  });
});
