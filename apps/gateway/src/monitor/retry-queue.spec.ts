import { QueryFailedError } from 'typeorm';
import { RetryQueue } from './retry-queue';

const setUp = () => {
  const failures: unknown[] = [];
  const setAside: string[] = [];
  const sut = new RetryQueue({
    onFailure: (error) => failures.push(error),
    onSetAside: (label, code) => setAside.push(`${label} ${code}`),
  });
  return { sut, failures, setAside };
};
const refusal = (code: string) =>
  new QueryFailedError('UPDATE', [], Object.assign(new Error('refused'), { code }));

describe(RetryQueue.name, () => {
  it('keeps the order although a task fails at first', async () => {
    const { sut, failures } = setUp();
    const done: number[] = [];
    let tries = 0;
    sut.add('first', () => {
      tries++;
      if (tries < 3) return Promise.reject(new Error('away'));
      done.push(1);
      return Promise.resolve();
    });
    sut.add('second', () => Promise.resolve(void done.push(2)));
    await sut.drained();
    expect(done).toEqual([1, 2]);
    expect(failures).toHaveLength(2);
  });

  it.each(['22P05', '23514'])('sets a task aside that the database refuses for good: %s', async (code) => {
    const { sut, failures, setAside } = setUp();
    let after = false;
    sut.add('incident 1', () => Promise.reject(refusal(code)));
    sut.add('incident 2', () => Promise.resolve(void (after = true)));
    await sut.drained();
    expect({ after, failures, setAside }).toEqual({
      after: true,
      failures: [],
      setAside: [`incident 1 ${code}`],
    });
  });

  it('tries again what a database that restarts refused', async () => {
    const { sut, failures, setAside } = setUp();
    let tries = 0;
    sut.add('incident 1', () => (tries++ === 0 ? Promise.reject(refusal('57P01')) : Promise.resolve()));
    await sut.drained();
    expect(failures).toHaveLength(1);
    expect(setAside).toEqual([]);
  });
});
