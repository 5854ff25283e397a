import { type AnswerValue } from '@bakylau/contracts';
import { type AnswerableItem, answerMisfit } from './answer-fit';

const text = { kk: '?', ru: '?', en: '?' };
const options = ['a', 'b', 'c'].map((id) => ({ id, text }));
const ITEMS = {
  single_choice: { kind: 'single_choice', options, parts: [] },
  ordering: { kind: 'ordering', options, parts: [] },
  matching: { kind: 'matching', options, parts: [{ kind: 'premise', id: 'p', text }] },
  cloze: {
    kind: 'cloze',
    options: [],
    parts: [
      { kind: 'choice', id: 'g', options },
      { kind: 'numeric', id: 'n' },
    ],
  },
} satisfies Record<string, AnswerableItem>;

const ordering = (...optionIds: string[]): AnswerValue => ({ kind: 'ordering', optionIds });
const matching = (...pairs: [string, string][]): AnswerValue => ({
  kind: 'matching',
  pairs: pairs.map(([partId, optionId]) => ({ partId, optionId })),
});
const cloze = (...gaps: [string, string][]): AnswerValue => ({
  kind: 'cloze',
  gaps: gaps.map(([partId, given]) => ({ partId, text: given })),
});

describe(answerMisfit.name, () => {
  it.each<[keyof typeof ITEMS, AnswerValue]>([
    ['single_choice', { kind: 'single_choice', optionId: null }],
    ['ordering', ordering()],
    ['ordering', ordering('c', 'a', 'b')],
    ['matching', matching()],
    ['matching', matching(['p', 'c'])],
    ['cloze', cloze(['g', 'a'], ['n', '1,5'])],
    ['cloze', cloze(['g', ''])],
  ])('takes for %s %j', (kind, value) => {
    expect(answerMisfit(ITEMS[kind], value)).toBeNull();
  });

  it.each<[keyof typeof ITEMS, AnswerValue, string]>([
    [
      'single_choice',
      { kind: 'true_false', isTrue: true },
      'This item takes an answer of the kind single_choice.',
    ],
    ['single_choice', { kind: 'single_choice', optionId: 'z' }, 'This item has no such option.'],
    ['ordering', ordering('a', 'b'), 'Name every option of this item once.'],
    ['ordering', ordering('a', 'b', 'b'), 'Name every option of this item once.'],
    ['ordering', ordering('a', 'b', 'z'), 'Name every option of this item once.'],
    ['matching', matching(['p', 'z']), 'This item has no such option.'],
    ['matching', matching(['q', 'a']), 'This item has no such part.'],
    ['matching', matching(['p', 'a'], ['p', 'b']), 'Answer each part of this item once.'],
    ['cloze', cloze(['g', 'z']), 'This item has no such option.'],
    ['cloze', cloze(['x', '1']), 'This item has no such part.'],
    ['cloze', cloze(['n', '1'], ['n', '2']), 'Answer each part of this item once.'],
  ])('refuses for %s %j', (kind, value, problem) => {
    expect(answerMisfit(ITEMS[kind], value)?.problem).toBe(problem);
  });
});
