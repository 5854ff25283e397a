import { type AnswerValue, type ItemKey, type ScoringPolicy } from '@bakylau/contracts';
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
    const charge: ItemKey = { kind: 'numeric', value: 1.602e-19, tolerance: 1e-21 };
    expect(points(charge, numeric('1.603e-19'))).toBe(2);
    for (const wrong of ['5e-10', '0', '1,63e-19']) expect(points(charge, numeric(wrong))).toBe(0);
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

describe('partly right answers', () => {
  const PROPORTIONAL: ScoringPolicy = { partialCredit: 'proportional', penaltyShare: 0, belowZero: false };
  const share = (key: ItemKey, answer: AnswerValue, policy = PROPORTIONAL) =>
    scoreItem(key, 1, answer, policy).points;
  const order = (letters: string): AnswerValue & ItemKey => ({ kind: 'ordering', optionIds: [...letters] });
  const pairs = (...list: string[]): AnswerValue & ItemKey => ({
    kind: 'matching',
    pairs: list.map((pair) => ({ partId: pair.charAt(0), optionId: pair.charAt(1) })),
  });

  it('earn a share of the right choices, less the wrong ones', () => {
    const key: ItemKey = { kind: 'multiple_choice', optionIds: ['a', 'b', 'c', 'd'] };
    expect(share(key, multiple('a', 'b', 'c'))).toBe(0.75);
    expect(share(key, multiple('a', 'b', 'c', 'x'))).toBe(0.5);
    expect(share(key, multiple('a', 'x', 'y'))).toBe(0);
  });

  it('earn a share of the pairs and of the neighbours in order', () => {
    expect(share(pairs('1a', '2b', '3c', '4a'), pairs('2b', '1a', '3a'))).toBe(0.5);
    expect(share(order('abcde'), order('bcdea'))).toBe(0.75);
    expect(share(order('abcde'), order('edcba'))).toBe(0);
  });

  it('earn the weights of the right gaps', () => {
    const key: ItemKey = {
      kind: 'cloze',
      gaps: [
        { partId: '1', weight: 2, key: { kind: 'choice', optionId: 'a' } },
        {
          partId: '2',
          weight: 1,
          key: { kind: 'numeric', value: 9.8, tolerance: 0, relativeTolerance: 0.02 },
        },
        { partId: '3', weight: 1, key: { kind: 'short_answer', accepted: ['Қазақстан'] } },
      ],
    };
    const gaps = (...texts: string[]): AnswerValue => ({
      kind: 'cloze',
      gaps: texts.map((text, i) => ({ partId: `${i + 1}`, text })),
    });
    expect(share(key, gaps('a', '9,9', 'қазақстан'))).toBe(1);
    expect(share(key, gaps('a', '10,1', 'казахстан'))).toBe(0.5);
    expect(share(key, gaps('b', '9.62'))).toBe(0.25);
    expect(
      share(key, gaps('b', '', 'Қазақстан'), { ...PROPORTIONAL, penaltyShare: 0.5, belowZero: true }),
    ).toBe(0);
  });

  it('lose the penalty, below zero only where the policy says so', () => {
    const key: ItemKey = { kind: 'true_false', isTrue: true };
    const wrong: AnswerValue = { kind: 'true_false', isTrue: false };
    const policy: ScoringPolicy = { partialCredit: 'none', penaltyShare: 0.25, belowZero: false };
    expect(share(key, wrong, policy)).toBe(0);
    expect(share(key, wrong, { ...policy, belowZero: true })).toBe(-0.25);
  });
});

describe('tolerances and foldings', () => {
  it('takes the wider of the absolute and the relative tolerance', () => {
    const key: ItemKey = { kind: 'numeric', value: -200, tolerance: 1, relativeTolerance: 0.05 };
    for (const right of ['-190', '\u2212210', '-200,0']) expect(points(key, numeric(right))).toBe(2);
    for (const wrong of ['-189,9', '-210.1', '200']) expect(points(key, numeric(wrong))).toBe(0);
    expect(points({ ...key, tolerance: 20 }, numeric('-180'))).toBe(2);
  });

  it('tells Kazakh letters from their Russian neighbours', () => {
    const key: ItemKey = { kind: 'short_answer', accepted: ['қала', 'өзен', 'ұлт', 'іс', 'әке', 'ңһ'] };
    for (const right of ['ҚАЛА', 'Өзен', 'ҰЛТ', 'ІС', 'Әке', 'ҢҺ']) expect(points(key, short(right))).toBe(2);
    for (const wrong of ['кала', 'озен', 'улт', 'үлт', 'ис', 'аке', 'нх'])
      expect(points(key, short(wrong))).toBe(0);
  });

  it('tells raised and lowered signs from those on the line, and folds other forms of letters', () => {
    const key: ItemKey = { kind: 'short_answer', accepted: ['10²', 'log₂8', '2ⁿ', 'файл', 'é'] };
    for (const right of ['１０²', 'LOG₂8', '2ⁿ', 'фаи\u0306л', 'e\u0301'])
      expect(points(key, short(right))).toBe(2);
    for (const wrong of ['102', '10₂', 'log28', 'log²8', '2n']) expect(points(key, short(wrong))).toBe(0);
    const forms: ItemKey = { kind: 'short_answer', accepted: ['file 12', 'ﬂow'] };
    for (const right of ['ﬁle\u00a0１２', 'FILE\u3000１２', 'flow'])
      expect(points(forms, short(right))).toBe(2);
    expect(points({ kind: 'numeric', value: 102, tolerance: 0 }, numeric('10²'))).toBe(0);
  });

  it('counts differences that an item does not fold', () => {
    const accepted = ['ДНК', 'всё  ясно'];
    const folding = { letterCase: false, spaces: false, yo: false };
    const key: ItemKey = { kind: 'short_answer', accepted, folding };
    for (const right of ['ДНК', ' ДНК ', 'всё  ясно']) expect(points(key, short(right))).toBe(2);
    for (const wrong of ['днк', 'все  ясно', 'всё ясно']) expect(points(key, short(wrong))).toBe(0);
    expect(points({ ...key, folding: { ...folding, yo: true } }, short('все  ясно'))).toBe(2);
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
