import { IMPORT_PROBLEMS, LOCALES, TERMS } from '@bakylau/contracts';
import { told } from './problem-words';

const valuesOf = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name).sort();

describe(told.name, () => {
  it('puts the values into the words', () => {
    expect(told('range_reversed', { low: 5, high: 1 })).toEqual({
      code: 'range_reversed',
      values: { low: 5, high: 1 },
      message: 'The range 5..1 ends before it begins.',
    });
  });

  it('has words with the same values for every problem in every language', () => {
    for (const locale of LOCALES) {
      const words: Record<string, string> = TERMS[locale].importProblem;
      expect(Object.keys(words).sort()).toEqual([...IMPORT_PROBLEMS].sort());
      for (const code of IMPORT_PROBLEMS)
        expect([code, valuesOf(words[code] ?? '')]).toEqual([code, valuesOf(TERMS.en.importProblem[code])]);
    }
  });
});
