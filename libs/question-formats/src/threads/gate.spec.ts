import { Gate } from './gate';

describe(Gate.name, () => {
  it('lets so many through at a time, in their order, also behind one that fails', async () => {
    const sut = new Gate(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (n: number) => () => {
      begun.push(n);
      return new Promise<void>((resolve, reject) =>
        ends.push(n === 1 ? () => reject(new Error('broken')) : resolve),
      );
    };
    const all = Promise.allSettled([1, 2, 3, 4].map((n) => sut.pass(work(n))));
    await settled();
    expect(begun).toEqual([1, 2]);
    ends[0]!();
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    ends[1]!();
    ends[2]!();
    await settled();
    ends[3]!();
    expect((await all).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(begun).toEqual([1, 2, 3, 4]);
  });
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
