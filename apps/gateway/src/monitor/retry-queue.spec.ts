import { RetryQueue } from './retry-queue';

describe(RetryQueue.name, () => {
  it('keeps the order although a task fails at first', async () => {
    const failures: unknown[] = [];
    const done: number[] = [];
    const sut = new RetryQueue((error) => failures.push(error));
    let tries = 0;
    sut.add(() => {
      tries++;
      if (tries < 3) return Promise.reject(new Error('away'));
      done.push(1);
      return Promise.resolve();
    });
    sut.add(() => Promise.resolve(void done.push(2)));
    await sut.drained();
    expect(done).toEqual([1, 2]);
    expect(failures).toHaveLength(2);
  });
});
