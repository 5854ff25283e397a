import { TokenBucket } from './token-bucket';

describe(TokenBucket.name, () => {
  it('lets a burst through and then only what time earns', () => {
    const sut = new TokenBucket(3, 2, 0);
    expect([sut.take(0), sut.take(0), sut.take(0), sut.take(0)]).toEqual([true, true, true, false]);
    expect(sut.take(400)).toBe(false);
    expect(sut.take(500)).toBe(true);
    expect(sut.take(500)).toBe(false);
  });

  it('saves up no more than one burst', () => {
    const sut = new TokenBucket(2, 10, 0);
    expect([sut.take(60_000), sut.take(60_000), sut.take(60_000)]).toEqual([true, true, false]);
  });
});
