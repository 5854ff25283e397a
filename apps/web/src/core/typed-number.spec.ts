import { readTypedNumber } from './typed-number';

describe(readTypedNumber.name, () => {
  it('reads numbers with a point or a comma, bounds included', () => {
    const bounds = { min: 0.5, max: 100 };
    for (const [text, value] of [
      ['0,5', 0.5],
      [' 2.25 ', 2.25],
      ['100', 100],
    ] as const)
      expect(readTypedNumber(text, bounds)).toEqual({ kind: 'number', value });
    expect(readTypedNumber('-3', {})).toEqual({ kind: 'number', value: -3 });
  });

  it('tells an empty field from a wrong one, and what is wrong', () => {
    const bounds = { min: 1, max: 10, isWhole: true };
    expect(readTypedNumber('  ', bounds)).toEqual({ kind: 'empty' });
    for (const [text, why] of [
      ['ten', 'no_number'],
      ['1,2,3', 'no_number'],
      ['Infinity', 'no_number'],
      ['2,5', 'not_whole'],
      ['0', 'out_of_bounds'],
      ['11', 'out_of_bounds'],
    ] as const)
      expect(readTypedNumber(text, bounds)).toEqual({ kind: 'wrong', why });
    expect(readTypedNumber('-1', { min: 0 })).toEqual({ kind: 'wrong', why: 'out_of_bounds' });
  });
});
