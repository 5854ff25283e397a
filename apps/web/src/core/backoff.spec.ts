import { Backoff } from './backoff';

describe(Backoff.name, () => {
  it('grows to its limit and starts again after a success', () => {
    const sut = new Backoff(1000, 3000, () => 0);
    expect([sut.next(), sut.next(), sut.next(), sut.next()]).toEqual([1000, 1500, 2250, 3000]);
    sut.reset();
    expect(sut.next()).toBe(1000);
  });

  it('spreads by up to a fifth', () => {
    expect(new Backoff(1000, 3000, () => 1).next()).toBe(1200);
  });
});
