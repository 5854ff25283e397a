import fc from 'fast-check';
import { answerMisfit } from './answer-fit';
import { layOutItems } from './item-order';
import { scoreItem } from './item-scoring';
import { answeredItems, scoringPolicies } from './item.arbitraries';

const exams = fc.uniqueArray(answeredItems, { maxLength: 8, selector: ({ item }) => item.id });
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const shuffles = fc.record({ shuffleItems: fc.boolean(), shuffleOptions: fc.boolean() });
const option = (id: string, pinned?: true) => ({
  id,
  text: { kk: id, ru: id, en: id },
  ...(pinned ? { pinned } : {}),
});

describe(layOutItems.name, () => {
  it('gives the same layout for the same seed, with every item, option and gap once', () => {
    const same = fc.property(exams, shuffles, seeds, (exam, policy, seed) => {
      const items = exam.map(({ item }) => item);
      const laidOut = layOutItems(items, policy, seed);
      expect(layOutItems(items, policy, seed)).toEqual(laidOut);
      expect(laidOut.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1));
      for (const item of items) {
        const found = laidOut.find(({ id }) => id === item.id);
        expect(new Set(found?.options)).toEqual(new Set(item.options));
        expect(found?.parts.map(({ id }) => id)).toEqual(item.parts.map(({ id }) => id));
      }
    });
    fc.assert(same);
  });

  it('does not change what fits and what it earns, whatever the seed', () => {
    const graded = fc.property(exams, seeds, scoringPolicies, (exam, seed, scoring) => {
      const laidOut = layOutItems(
        exam.map((one) => ({ ...one.item, one })),
        { shuffleItems: true, shuffleOptions: true },
        seed,
      );
      const pointsOf = new Map(
        laidOut.map(({ id, one }) => [id, scoreItem(one.key, 3, one.given, scoring).points]),
      );
      for (const { item, key, given } of exam) {
        const shown = laidOut.find(({ id }) => id === item.id) ?? item;
        expect(answerMisfit(shown, given)).toBeNull();
        expect(pointsOf.get(item.id)).toBe(scoreItem(key, 3, given, scoring).points);
      }
    });
    fc.assert(graded);
  });

  const choice = { id: 'i', position: 1, kind: 'single_choice' as const, parts: [] };
  const LETTERS = [...'abcdef'];
  const orders = (item: Parameters<typeof layOutItems>[0][number], shuffleOptions: boolean) =>
    new Set(
      Array.from({ length: 50 }, (_, seed) =>
        layOutItems([item], { shuffleItems: false, shuffleOptions }, seed)[0]
          ?.options.map(({ id }) => id)
          .join(''),
      ),
    );

  it('keeps pinned options in their places', () => {
    const item = { ...choice, options: [...LETTERS.map((id) => option(id)), option('z', true)] };
    const seen = orders(item, true);
    expect(seen.size).toBeGreaterThan(20);
    for (const order of seen) expect(order).toMatch(/^[a-f]{6}z$/);
  });

  it('leaves choices as they are unless asked, but never orderings and matchings', () => {
    const options = LETTERS.map((id) => option(id));
    expect(orders({ ...choice, options }, false)).toEqual(new Set(['abcdef']));
    expect(orders({ ...choice, kind: 'ordering', options }, false).size).toBeGreaterThan(20);
    expect(orders({ ...choice, kind: 'matching', options }, false).size).toBeGreaterThan(20);
  });

  it("leaves the author's order to an attempt without a seed", () => {
    const items = [{ ...choice, options: LETTERS.map((id) => option(id)) }];
    expect(layOutItems(items, { shuffleItems: true, shuffleOptions: true }, null)).toEqual(items);
  });
});
