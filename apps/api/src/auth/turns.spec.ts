import { setTimeout as delay } from 'node:timers/promises';
import { Turns } from './turns';

describe(Turns.name, () => {
  it('runs no more at once than allowed, in the order of arrival, and each key by itself', async () => {
    const sut = new Turns(2);
    const running = { a: 0, b: 0 };
    const highest = { a: 0, b: 0 };
    const order: number[] = [];
    const work = (key: 'a' | 'b', i: number) => async () => {
      running[key] += 1;
      highest[key] = Math.max(highest[key], running[key]);
      if (key === 'a') order.push(i);
      await delay(1);
      running[key] -= 1;
    };
    await Promise.all(
      Array.from({ length: 9 }, (_, i) => [sut.take('a', work('a', i)), sut.take('b', work('b', i))]).flat(),
    );
    expect(highest).toEqual({ a: 2, b: 2 });
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives the place on when work fails', async () => {
    const sut = new Turns(1);
    const failing = sut.take('a', () => Promise.reject(new Error('wrong')));
    const next = sut.take('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('wrong');
    await expect(next).resolves.toBe('done');
  });
});
