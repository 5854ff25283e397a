import { type BankItemContent } from '@bakylau/contracts';
import { type ComparedContent, itemFingerprints } from './item-fingerprints';

const text = (ru: string) => ({ ru });
const choice = (prompt: object, words: readonly object[], right: number): ComparedContent => ({
  kind: 'single_choice',
  prompt,
  options: words.map((each, i) => ({ id: `o${i}`, text: each })),
  parts: [],
  key: { kind: 'single_choice', optionId: `o${right}` },
});
const RATE = choice(text('Ставка НДС?'), [text('12 %'), text('16 %')], 1);
const typed = (key: BankItemContent['key']): ComparedContent => ({
  kind: key.kind,
  prompt: text('Чему равно?'),
  options: [],
  parts: [],
  key,
});
const matching = (
  pairs: readonly [string, string][],
  answers: readonly string[],
  premises = pairs,
): ComparedContent => ({
  kind: 'matching',
  prompt: text('Столицы'),
  options: answers.map((each) => ({ id: each, text: text(each) })),
  parts: premises.map(([premise]) => ({ kind: 'premise', id: premise, text: text(premise) })),
  key: { kind: 'matching', pairs: pairs.map(([partId, optionId]) => ({ partId, optionId })) },
});
const ordering = (...right: string[]): ComparedContent => ({
  kind: 'ordering',
  prompt: text('По порядку'),
  options: ['1', '2', '3'].map((each) => ({ id: each, text: text(each) })),
  parts: [],
  key: { kind: 'ordering', optionIds: right },
});
const cloze = (prompt: string, gaps: readonly [string, number][]): ComparedContent => ({
  kind: 'cloze',
  prompt: text(prompt),
  options: [],
  parts: gaps.map(([id]) => ({ kind: 'numeric', id })),
  key: {
    kind: 'cloze',
    gaps: gaps.map(([partId, value]) => ({
      partId,
      weight: 1,
      key: { kind: 'numeric', value, tolerance: 0 },
    })),
  },
});
const print = (content: ComparedContent, ...pictures: string[]) => itemFingerprints(content, pictures);

describe(itemFingerprints.name, () => {
  it.each<[string, ComparedContent, ComparedContent]>([
    ['white space', RATE, choice(text(' Ставка\u00a0 НДС?\n'), [text('12\t%'), text(' 16 % ')], 1)],
    [
      'composed letters',
      choice(text('Й?'), [text('а'), text('б')], 0),
      choice(text('И\u0306?'), [text('а'), text('б')], 0),
    ],
    [
      'language they were said to be in',
      RATE,
      choice({ kk: 'Ставка НДС?' }, [{ kk: '12 %' }, { kk: '16 %' }], 1),
    ],
    ['the order of options', RATE, choice(text('Ставка НДС?'), [text('16 %'), text('12 %')], 0)],
    [
      'the order of pairs and their ids',
      matching(
        [
          ['KZ', 'Астана'],
          ['UZ', 'Ташкент'],
        ],
        ['Астана', 'Ташкент', 'Бишкек'],
      ),
      matching(
        [
          ['UZ', 'Ташкент'],
          ['KZ', 'Астана'],
        ],
        ['Бишкек', 'Ташкент', 'Астана'],
      ),
    ],
    [
      'ids of gaps',
      cloze('При [[a]] °C и [[b]] атм', [
        ['a', 100],
        ['b', 1],
      ]),
      cloze('При  [[x]] °C и [[y]] атм', [
        ['y', 1],
        ['x', 100],
      ]),
    ],
    [
      'how a tolerance is said and the order of accepted texts',
      typed({ kind: 'numeric', value: 200, tolerance: 4 }),
      typed({ kind: 'numeric', value: 200, tolerance: 0, relativeTolerance: 0.02 }),
    ],
    [
      'the order of accepted texts',
      typed({ kind: 'short_answer', accepted: ['Алматы', 'Алма-Ата'] }),
      typed({
        kind: 'short_answer',
        accepted: ['Алма-Ата', ' Алматы'],
        folding: { letterCase: true, spaces: true, yo: true },
      }),
    ],
  ])('takes two items for the same whatever %s', (_, one, other) => {
    expect(print(one)).toEqual(print(other));
    expect(print(one)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/u)]);
  });

  it.each<[string, ComparedContent, ComparedContent]>([
    ['prompt', RATE, { ...RATE, prompt: text('Ставка КПН?') }],
    ['option', RATE, choice(text('Ставка НДС?'), [text('12 %'), text('20 %')], 1)],
    ['option more', RATE, choice(text('Ставка НДС?'), [text('12 %'), text('16 %'), text('20 %')], 1)],
    ['right answer', RATE, { ...RATE, key: { kind: 'single_choice', optionId: 'o0' } }],
    ['kind', RATE, { ...RATE, kind: 'multiple_choice', key: { kind: 'multiple_choice', optionIds: ['o1'] } }],
    ['statement', typed({ kind: 'true_false', isTrue: true }), typed({ kind: 'true_false', isTrue: false })],
    [
      'pair',
      matching(
        [
          ['KZ', 'Астана'],
          ['UZ', 'Ташкент'],
        ],
        ['Астана', 'Ташкент'],
      ),
      matching(
        [
          ['KZ', 'Ташкент'],
          ['UZ', 'Астана'],
        ],
        ['Астана', 'Ташкент'],
      ),
    ],
    ['order', ordering('1', '2', '3'), ordering('2', '1', '3')],
    [
      'place of a gap',
      cloze('[[a]] и [[b]]', [
        ['a', 1],
        ['b', 2],
      ]),
      cloze('[[b]] и [[a]]', [
        ['a', 1],
        ['b', 2],
      ]),
    ],
    [
      'letter case that counts',
      typed({ kind: 'short_answer', accepted: ['pH'] }),
      typed({
        kind: 'short_answer',
        accepted: ['pH'],
        folding: { letterCase: false, spaces: true, yo: true },
      }),
    ],
  ])('tells items apart by a different %s', (_, one, other) => {
    expect(print(one)).not.toEqual(print(other));
  });

  it('tells items apart by their pictures, in any order', () => {
    expect(print(RATE, 'a')).not.toEqual(print(RATE));
    expect(print(RATE, 'a')).not.toEqual(print(RATE, 'b'));
    expect(print(RATE, 'a', 'b')).toEqual(print(RATE, 'b', 'a'));
  });

  it('gives one for each language in which an item is whole', () => {
    const both = choice(
      { kk: 'ҚҚС мөлшерлемесі?', ru: 'Ставка НДС?' },
      [
        { kk: '12 пайыз', ru: '12 %' },
        { kk: '16 пайыз', ru: '16 %' },
      ],
      1,
    );
    expect(print(both)).toHaveLength(2);
    expect(print(both)).toEqual(expect.arrayContaining(print(RATE)));
    const neutral = choice(
      { kk: '2 + 2?', ru: '2 + 2?' },
      [
        { kk: '4', ru: '4' },
        { kk: '5', ru: '5' },
      ],
      0,
    );
    expect(print(neutral)).toHaveLength(1);
  });

  it('compares all texts of an item that is whole in no language', () => {
    const torn = (option: object) => choice(text('Ставка?'), [{ kk: '12' }, option], 0);
    expect(print(torn({ kk: '16' }))).toHaveLength(1);
    expect(print(torn({ kk: '16' }))).not.toEqual(print(torn({ kk: '20' })));
  });
});
