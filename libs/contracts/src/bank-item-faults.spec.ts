import { type AnswerableContent, bankItemFaults } from './bank-item-faults';

const texts = (...words: string[]) => words.map((ru, i) => ({ id: `o${i + 1}`, text: { ru } }));
const content = (own: Pick<AnswerableContent, 'key'> & Partial<AnswerableContent>): AnswerableContent => ({
  kind: own.key.kind,
  prompt: { ru: 'Вопрос?' },
  options: [],
  parts: [],
  ...own,
});
const faultsOf = (own: Parameters<typeof content>[0]) => bankItemFaults(content(own)).map(({ path }) => path);

describe(bankItemFaults.name, () => {
  it('refuses two options of one text of which one is right', () => {
    const key = { kind: 'single_choice', optionId: 'o1' } as const;
    expect(faultsOf({ key, options: texts('12 %', ' 12\u00a0 % ') })).toEqual([['options']]);
    expect(faultsOf({ key, options: texts('Mg', 'mg', 'g', 'g') })).toEqual([]);
    const several = { kind: 'multiple_choice', optionIds: ['o1', 'o2'] } as const;
    expect(faultsOf({ key: { ...several, optionIds: ['o1', 'o2'] }, options: texts('a', 'b', 'b') })).toEqual(
      [['options']],
    );
    expect(faultsOf({ key: { ...several, optionIds: ['o1', 'o2'] }, options: texts('a', 'a', 'b') })).toEqual(
      [],
    );
  });

  it('compares texts within each language', () => {
    const key = { kind: 'single_choice', optionId: 'o1' } as const;
    const options = [
      { id: 'o1', text: { kk: 'бір', ru: 'один' } },
      { id: 'o2', text: { kk: 'екі', ru: 'один' } },
      { id: 'o3', text: { en: 'один' } },
    ];
    expect(faultsOf({ key, options })).toEqual([['options']]);
    expect(faultsOf({ key, options: options.filter(({ id }) => id !== 'o2') })).toEqual([]);
  });

  it('refuses orders, pairs and gaps that hold a text twice', () => {
    expect(
      faultsOf({ key: { kind: 'ordering', optionIds: ['o1', 'o2'] }, options: texts('a', 'a') }),
    ).toEqual([['options']]);
    const premises = ['a', 'a'].map((ru, i) => ({ kind: 'premise' as const, id: `p${i + 1}`, text: { ru } }));
    const pairs = (...ids: string[]) => ids.map((optionId, i) => ({ partId: `p${i + 1}`, optionId }));
    const matching = (...ids: string[]) => ({ kind: 'matching' as const, pairs: pairs(...ids) });
    expect(faultsOf({ key: matching('o1', 'o2'), options: texts('x', 'y'), parts: premises })).toEqual([
      ['parts'],
    ]);
    expect(faultsOf({ key: matching('o1', 'o1'), options: texts('x', 'y'), parts: premises })).toEqual([]);
    expect(faultsOf({ key: matching('o1', 'o1'), options: texts('x', 'x'), parts: premises })).toEqual([
      ['options'],
    ]);
    expect(
      faultsOf({
        prompt: { ru: '[[g1]]' },
        parts: [{ kind: 'choice', id: 'g1', options: texts('да', 'да') }],
        key: { kind: 'cloze', gaps: [{ partId: 'g1', weight: 1, key: { kind: 'choice', optionId: 'o2' } }] },
      }),
    ).toEqual([['parts', 0, 'options']]);
  });

  it('refuses an accepted answer of blanks', () => {
    expect(faultsOf({ key: { kind: 'short_answer', accepted: ['да', ' \u00a0\u200b'] } })).toEqual([['key']]);
    expect(faultsOf({ key: { kind: 'short_answer', accepted: ['да', '*', '-'] } })).toEqual([]);
    expect(
      faultsOf({
        prompt: { ru: '[[g1]]' },
        parts: [{ kind: 'short_answer', id: 'g1' }],
        key: {
          kind: 'cloze',
          gaps: [{ partId: 'g1', weight: 1, key: { kind: 'short_answer', accepted: ['  '] } }],
        },
      }),
    ).toEqual([['key']]);
  });
});
