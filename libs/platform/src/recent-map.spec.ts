import { setTimeout as delay } from 'node:timers/promises';
import { RecentMap } from './recent-map';

describe(RecentMap.name, () => {
  it('gives what was set, and forgets what it is told to', () => {
    const sut = new RecentMap<number>(2);
    sut.set('a', 1);
    expect(sut.get('a')).toBe(1);
    sut.delete('a');
    expect(sut.get('a')).toBeUndefined();
  });

  it('lets the one go that was set first', () => {
    const sut = new RecentMap<number>(2);
    sut.set('a', 1);
    sut.set('b', 2);
    sut.set('a', 3);
    sut.set('c', 4);
    expect([sut.get('a'), sut.get('b'), sut.get('c')]).toEqual([3, undefined, 4]);
  });

  it('gives nothing that is older than its time', async () => {
    const sut = new RecentMap<number>(2, 20);
    sut.set('a', 1);
    expect(sut.get('a')).toBe(1);
    await delay(25);
    expect(sut.get('a')).toBeUndefined();
  });
});
