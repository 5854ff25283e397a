import { type AnswerValue } from '@bakylau/contracts';
import { correctnessOf } from './item-correctness';
import { type KeyedItem, withOpaqueOptions } from './opaque-options';

describe('withOpaqueOptions', () => {
  const text = { kk: 'x', ru: 'x', en: 'x' };
  const options = ['o1', 'o2', 'o3'].map((id) => ({ id, text }));

  const opaque = (item: KeyedItem): KeyedItem => {
    let number = 0;
    return withOpaqueOptions(item, () => `name-${(number += 1)}`);
  };

  it.each<[KeyedItem['key'], KeyedItem['key']]>([
    [
      { kind: 'single_choice', optionId: 'o2' },
      { kind: 'single_choice', optionId: 'name-2' },
    ],
    [
      { kind: 'multiple_choice', optionIds: ['o3', 'o1'] },
      { kind: 'multiple_choice', optionIds: ['name-3', 'name-1'] },
    ],
    [
      { kind: 'ordering', optionIds: ['o1', 'o2', 'o3'] },
      { kind: 'ordering', optionIds: ['name-1', 'name-2', 'name-3'] },
    ],
    [
      { kind: 'true_false', isTrue: true },
      { kind: 'true_false', isTrue: true },
    ],
  ])('renames the options in the key %j too', (key, expected) => {
    const made = opaque({ options, parts: [], key });
    expect(made.options.map(({ id }) => id)).toEqual(['name-1', 'name-2', 'name-3']);
    expect(made.key).toEqual(expected);
  });

  it('keeps the premises of a matching, and what is matched', () => {
    const parts = ['p1', 'p2'].map((id) => ({ kind: 'premise' as const, id, text }));
    const pairs = [
      { partId: 'p1', optionId: 'o3' },
      { partId: 'p2', optionId: 'o1' },
    ];
    const made = opaque({ options, parts, key: { kind: 'matching', pairs } });
    expect(made.parts).toEqual(parts);
    const answer: AnswerValue = {
      kind: 'matching',
      pairs: [
        { partId: 'p1', optionId: 'name-3' },
        { partId: 'p2', optionId: 'name-1' },
      ],
    };
    expect(correctnessOf(made.key, answer).right).toBe(1);
  });

  it('renames the options of every gap for itself', () => {
    const gaps = ['g1', 'g2'].map((partId, i) => ({
      ...{ partId, weight: 1 },
      key: { kind: 'choice' as const, optionId: `o${i + 1}` },
    }));
    const parts = ['g1', 'g2'].map((id) => ({ kind: 'choice' as const, id, options: options.slice(0, 2) }));
    const made = opaque({ options: [], parts, key: { kind: 'cloze', gaps } });
    expect(made.parts).toMatchObject([
      { id: 'g1', options: [{ id: 'name-1' }, { id: 'name-2' }] },
      { id: 'g2', options: [{ id: 'name-3' }, { id: 'name-4' }] },
    ]);
    expect(made.key).toMatchObject({
      gaps: [{ key: { optionId: 'name-1' } }, { key: { optionId: 'name-4' } }],
    });
  });
});
