import { type ItemDifficulty } from '@bakylau/contracts';
import fc from 'fast-check';
import { blueprintShortages, drawByBlueprint, type DrawableItem, type DrawRule } from './blueprint-draw';

const TOPICS = ['assets', 'taxes', 'audit'];
const difficulties = fc.constantFrom<ItemDifficulty | null>(null, 1, 2, 3);
const pools = fc
  .array(fc.record({ topic: fc.constantFrom(...TOPICS), difficulty: difficulties }), { maxLength: 40 })
  .map((list): DrawableItem[] => list.map((item, i) => ({ id: `item-${i}`, ...item })));
const rules = fc.array(
  fc.record<DrawRule>({
    topic: fc.constantFrom<string | null>(null, ...TOPICS),
    difficulty: difficulties,
    count: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

const fits = (rule: DrawRule, item: DrawableItem | undefined) =>
  (rule.topic === null || rule.topic === item?.topic) &&
  (rule.difficulty === null || rule.difficulty === item?.difficulty);

/** Hall's condition: rules can be met together when no set of them wants more than there is for it. */
function canBeMet(all: readonly DrawRule[], pool: readonly DrawableItem[]): boolean {
  for (let set = 1; set < 2 ** all.length; set++) {
    const chosen = all.filter((_, i) => (set & (1 << i)) !== 0);
    const wanted = chosen.reduce((sum, { count }) => sum + count, 0);
    if (pool.filter((item) => chosen.some((rule) => fits(rule, item))).length < wanted) return false;
  }
  return true;
}

describe(drawByBlueprint.name, () => {
  it('meets every count with fitting items, never one twice, and the same again for the same seed', () => {
    fc.assert(
      fc.property(rules, pools, seeds, (all, pool, seed) => {
        fc.pre(blueprintShortages(all, pool).length === 0);
        const drawn = drawByBlueprint(all, pool, seed);
        expect(drawn.map(({ length }) => length)).toEqual(all.map(({ count }) => count));
        expect(new Set(drawn.flat()).size).toBe(drawn.flat().length);
        const itemOf = new Map(pool.map((item) => [item.id, item]));
        all.forEach((rule, i) => {
          for (const id of drawn[i] ?? []) expect(fits(rule, itemOf.get(id))).toBe(true);
        });
        expect(drawByBlueprint(all, pool, seed)).toEqual(drawn);
      }),
      { numRuns: 300 },
    );
  });

  it('is possible exactly when the rules can be met together', () => {
    fc.assert(
      fc.property(rules, pools, (all, pool) => {
        expect(blueprintShortages(all, pool).length === 0).toBe(canBeMet(all, pool));
      }),
      { numRuns: 300 },
    );
  });

  it('gives up items of a wide rule for a narrow one', () => {
    const pool: DrawableItem[] = [
      { id: 'a', topic: 'assets', difficulty: 1 },
      { id: 'b', topic: 'taxes', difficulty: 1 },
    ];
    const wideFirst: DrawRule[] = [
      { topic: null, difficulty: null, count: 1 },
      { topic: 'assets', difficulty: null, count: 1 },
    ];
    for (let seed = 0; seed < 20; seed++)
      expect(drawByBlueprint(wideFirst, pool, seed)).toEqual([['b'], ['a']]);
    expect(blueprintShortages([{ topic: 'audit', difficulty: null, count: 2 }], pool)).toEqual([
      { rule: 0, wanted: 2, available: 0 },
    ]);
  });

  it('draws each item about equally often', () => {
    const pool = Array.from({ length: 10 }, (_, i) => ({ id: `i${i}`, topic: 't', difficulty: null }));
    const times = new Map<string, number>();
    const DRAWS = 2000;
    for (let seed = 0; seed < DRAWS; seed++)
      for (const id of drawByBlueprint([{ topic: 't', difficulty: null, count: 3 }], pool, seed).flat())
        times.set(id, (times.get(id) ?? 0) + 1);
    // 600 expected, standard deviation 20.5; five of them.
    for (const { id } of pool) expect(Math.abs((times.get(id) ?? 0) - 600)).toBeLessThan(103);
  });
});
