import type { AnswerValue, ItemKey, ItemPart } from '@bakylau/contracts';
import { answerLines, type AnswerWords, keyLines } from './answer-lines';

const text = (words: string) => ({ kk: words, ru: words, en: words });
const option = (id: string) => ({ id, text: text(id.toUpperCase()) });
const words: AnswerWords = {
  text: ({ en }) => en,
  truth: (isTrue) => (isTrue ? 'yes' : 'no'),
  gap: (number, answer) => `${number}: ${answer}`,
  anyOf: (variants) => variants.join(' or '),
  number: String,
  percent: (share) => `${share * 100} %`,
};
const parts: ItemPart[] = [
  { kind: 'premise', id: 'p', text: text('Premise') },
  { kind: 'premise', id: 'q', text: text('Other') },
];
const gaps: ItemPart[] = [
  { kind: 'choice', id: 'g', options: ['a', 'b'].map(option) },
  { kind: 'numeric', id: 'n' },
  { kind: 'short_answer', id: 's' },
];
/** A line with words of the item; formulas in it are drawn. */
const ofItem = (line: string) => ({ text: line, isTyped: false });
const typed = (line: string) => ({ text: line, isTyped: true });
const item = { options: ['c', 'a', 'b'].map(option), parts };

describe(answerLines.name, () => {
  it.each<[AnswerValue, string[]]>([
    [{ kind: 'single_choice', optionId: 'b' }, ['B']],
    [{ kind: 'single_choice', optionId: 'gone' }, ['gone']],
    [{ kind: 'single_choice', optionId: null }, []],
    [{ kind: 'true_false', isTrue: false }, ['no']],
    [{ kind: 'multiple_choice', optionIds: ['a', 'c'] }, ['C', 'A']],
    [{ kind: 'ordering', optionIds: ['b', 'a'] }, ['1. B', '2. A']],
    [{ kind: 'matching', pairs: [{ partId: 'q', optionId: 'a' }] }, ['Other → A']],
    [{ kind: 'numeric', text: ' ' }, []],
  ])('reads %j', (answer, lines) => {
    expect(answerLines(item, answer, words)).toEqual(lines.map(ofItem));
  });

  it.each<[AnswerValue, string[]]>([
    [{ kind: 'short_answer', text: '$a$ өзен' }, ['$a$ өзен']],
    [{ kind: 'numeric', text: '$5$' }, ['$5$']],
    [{ kind: 'written', html: '<p>$a$</p><p>b</p>' }, ['$a$', 'b']],
  ])('keeps what is typed in %j', (answer, lines) => {
    expect(answerLines(item, answer, words)).toEqual(lines.map(typed));
  });

  it('reads the gaps of a cloze, those with options by their texts', () => {
    const answer: AnswerValue = {
      kind: 'cloze',
      gaps: [
        { partId: 's', text: 'word' },
        { partId: 'g', text: 'b' },
      ],
    };
    expect(answerLines({ options: [], parts: gaps }, answer, words)).toEqual([
      ofItem('1: B'),
      typed('3: word'),
    ]);
  });
});

describe(keyLines.name, () => {
  it.each<[ItemKey, string[]]>([
    [{ kind: 'multiple_choice', optionIds: ['a', 'c'] }, ['C', 'A']],
    [{ kind: 'matching', pairs: [{ partId: 'p', optionId: 'b' }] }, ['Premise → B']],
  ])('reads %j', (key, lines) => {
    expect(keyLines(item, key, words)).toEqual(lines.map(ofItem));
  });

  it.each<[ItemKey, string[]]>([
    [{ kind: 'short_answer', accepted: ['бит', 'bit'] }, ['бит or bit']],
    [{ kind: 'numeric', value: 45, tolerance: 0 }, ['45']],
    [{ kind: 'numeric', value: 9.8, tolerance: 0.1, relativeTolerance: 0.02 }, ['9.8 ± 0.1 or 2 %']],
  ])('reads %j, which is typed', (key, lines) => {
    expect(keyLines(item, key, words)).toEqual(lines.map(typed));
  });

  it('reads the gaps of a cloze', () => {
    const key: ItemKey = {
      kind: 'cloze',
      gaps: [
        { partId: 'n', weight: 1, key: { kind: 'numeric', value: 100, tolerance: 0 } },
        { partId: 'g', weight: 1, key: { kind: 'choice', optionId: 'a' } },
      ],
    };
    expect(keyLines({ options: [], parts: gaps }, key, words)).toEqual([ofItem('1: A'), typed('2: 100')]);
  });
});
