import { setTimeout as sleep } from 'node:timers/promises';
import { KeyedLock } from './keyed-lock';

describe(KeyedLock.name, () => {
  it('runs tasks of one key in order and of others side by side', async () => {
    const sut = new KeyedLock();
    const done: string[] = [];
    const task = (name: string, ms: number) => async () => {
      await sleep(ms);
      done.push(name);
    };
    await Promise.all([
      sut.run('a', task('a1', 30)),
      sut.run('a', task('a2', 1)),
      sut.run('b', task('b1', 5)),
    ]);
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });

  it('goes on after a task that failed, and reports the failure to its caller alone', async () => {
    const sut = new KeyedLock();
    const failed = sut.run('a', () => Promise.reject(new Error('no')));
    const next = sut.run('a', () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});
