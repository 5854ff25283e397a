import { type AnswerValue, type ItemKey } from '@bakylau/contracts';
import { scoreItem } from './item-scoring';
import { parseTypedNumber } from './text-folding';

const points = (key: ItemKey, answer: AnswerValue | null) => scoreItem(key, 2, answer).points;
const short = (text: string): AnswerValue => ({ kind: 'short_answer', text });
const numeric = (text: string): AnswerValue => ({ kind: 'numeric', text });
const multiple = (...optionIds: string[]): AnswerValue => ({ kind: 'multiple_choice', optionIds });

describe(scoreItem.name, () => {
  it('scores a single choice', () => {
    const key: ItemKey = { kind: 'single_choice', optionId: 'b' };
    expect(points(key, { kind: 'single_choice', optionId: 'b' })).toBe(2);
    expect(points(key, { kind: 'single_choice', optionId: 'a' })).toBe(0);
  });

  it('scores a multiple choice only when the set is exact, in any order', () => {
    const key: ItemKey = { kind: 'multiple_choice', optionIds: ['a', 'c'] };
    expect(points(key, multiple('c', 'a'))).toBe(2);
    expect(points(key, multiple('c', 'a', 'a'))).toBe(2);
    expect(points(key, multiple('a'))).toBe(0);
    expect(points(key, multiple('a', 'b', 'c'))).toBe(0);
  });

  it('folds case, spaces, ё and the decimal comma in short answers', () => {
    const key: ItemKey = { kind: 'short_answer', accepted: ['Фотосинтез', 'учёт', '3,14', 'Қазақ Хандығы'] };
    for (const right of [
      'фотосинтез',
      '  ФОТОСИНТЕЗ ',
      'учет',
      'Учёт',
      '3.14',
      'қазақ   хандығы',
      'қазақ\u00a0хандығы',
    ]) {
      expect(points(key, short(right))).toBe(2);
    }
    for (const wrong of ['фото синтез', 'хандығы', '314']) expect(points(key, short(wrong))).toBe(0);
  });

  it('scores numbers within the tolerance, both ends included', () => {
    const key: ItemKey = { kind: 'numeric', value: 0.3, tolerance: 0.1 };
    for (const right of ['0.3', '0,4', '0.2', ' 0,30 ', '3e-1']) expect(points(key, numeric(right))).toBe(2);
    for (const wrong of ['0.41', '0,19', '-0,3', 'три', '0,3 м']) expect(points(key, numeric(wrong))).toBe(0);
    expect(points({ kind: 'numeric', value: 1250, tolerance: 0 }, numeric('1 250'))).toBe(2);
    expect(points({ kind: 'numeric', value: -5, tolerance: 0 }, numeric('−5'))).toBe(2);
  });

  it('tells empty answers from wrong ones', () => {
    const key: ItemKey = { kind: 'numeric', value: 0, tolerance: 0 };
    expect(scoreItem(key, 2, null)).toEqual({ points: 0, answered: false });
    expect(scoreItem(key, 2, numeric('  '))).toEqual({ points: 0, answered: false });
    expect(scoreItem(key, 2, numeric('7'))).toEqual({ points: 0, answered: true });
    expect(
      scoreItem({ kind: 'single_choice', optionId: 'a' }, 2, { kind: 'single_choice', optionId: null }),
    ).toEqual({
      points: 0,
      answered: false,
    });
  });

  it('gives nothing for an answer of another kind', () => {
    expect(points({ kind: 'numeric', value: 4, tolerance: 0 }, short('4'))).toBe(0);
  });
});

describe(parseTypedNumber.name, () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['1 234 567,8', 1234567.8],
    ['+.5', 0.5],
    ['1.', 1],
    ['1,2,3', null],
    ['12 34', null],
    ['0x10', null],
    ['Infinity', null],
    ['', null],
  ])('reads "%s" as %p', (text, value) => {
    expect(parseTypedNumber(text)).toBe(value);
  });
});
