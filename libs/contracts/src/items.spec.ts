import { clozeStretches, promptWithBlanks, isAnswered } from './items';

describe(isAnswered.name, () => {
  it('tells given from cleared answers of each kind', () => {
    expect(isAnswered(undefined)).toBe(false);
    expect(isAnswered({ kind: 'single_choice', optionId: null })).toBe(false);
    expect(isAnswered({ kind: 'single_choice', optionId: 'a' })).toBe(true);
    expect(isAnswered({ kind: 'multiple_choice', optionIds: [] })).toBe(false);
    expect(isAnswered({ kind: 'multiple_choice', optionIds: ['a'] })).toBe(true);
    expect(isAnswered({ kind: 'short_answer', text: '  ' })).toBe(false);
    expect(isAnswered({ kind: 'numeric', text: '0' })).toBe(true);
    expect(isAnswered({ kind: 'true_false', isTrue: null })).toBe(false);
    expect(isAnswered({ kind: 'true_false', isTrue: false })).toBe(true);
    expect(isAnswered({ kind: 'ordering', optionIds: [] })).toBe(false);
    expect(isAnswered({ kind: 'ordering', optionIds: ['b', 'a'] })).toBe(true);
    expect(isAnswered({ kind: 'matching', pairs: [] })).toBe(false);
    expect(isAnswered({ kind: 'matching', pairs: [{ partId: 'p', optionId: 'a' }] })).toBe(true);
    expect(isAnswered({ kind: 'cloze', gaps: [{ partId: 'g', text: ' ' }] })).toBe(false);
    expect(isAnswered({ kind: 'cloze', gaps: [{ partId: 'g', text: 'a' }] })).toBe(true);
  });
});

describe(clozeStretches.name, () => {
  it('takes a prompt apart at its gaps, and leaves other brackets alone', () => {
    expect(clozeStretches('[[a]] of [b] and [[c d]].')).toEqual([
      { gapId: 'a' },
      { words: ' of [b] and ' },
      { gapId: 'c d' },
      { words: '.' },
    ]);
    expect(clozeStretches('')).toEqual([]);
  });
});

describe(promptWithBlanks.name, () => {
  it('shows every gap as the same blank', () => {
    expect(promptWithBlanks('The [[g1]] sat on [[second gap]].')).toBe('The _____ sat on _____.');
    expect(promptWithBlanks('No gap, [just] brackets')).toBe('No gap, [just] brackets');
  });
});
