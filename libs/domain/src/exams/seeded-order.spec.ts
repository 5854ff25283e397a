import fc from 'fast-check';
import { seededOrder } from './seeded-order';

const LETTERS = [...'abcdefgh'];

describe(seededOrder.name, () => {
  // Drawn by a second implementation, in another language.
  it('gives these orders, on every machine and in every later version', () => {
    expect(seededOrder(LETTERS, 1, 'items').join('')).toBe('afebhgcd');
    expect(seededOrder(LETTERS, 2_147_483_647, 'items').join('')).toBe('adgefhcb');
    expect(seededOrder(LETTERS, 1, 'other').join('')).toBe('gfachbde');
  });

  it('keeps every element once and leaves the list as it was', () => {
    const keeps = fc.property(fc.array(fc.integer()), fc.integer(), fc.string(), (list, seed, purpose) => {
      const before = [...list];
      const order = seededOrder(list, seed, purpose);
      expect(list).toEqual(before);
      expect([...order].sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
      expect(seededOrder(list, seed, purpose)).toEqual(order);
    });
    fc.assert(keeps);
  });

  it('puts each element in each place about equally often', () => {
    const seeds = 4_000;
    const firsts = new Map<string, number>();
    for (let seed = 0; seed < seeds; seed++) {
      const [first = ''] = seededOrder(LETTERS.slice(0, 5), seed, 'items');
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    // Five standard deviations of a fair draw around a fifth of the seeds.
    const slack = 5 * Math.sqrt(seeds * 0.2 * 0.8);
    for (const count of firsts.values()) expect(Math.abs(count - seeds / 5)).toBeLessThan(slack);
    expect(firsts.size).toBe(5);
  });
});
