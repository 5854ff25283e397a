import fc from 'fast-check';
import { iinCheckDigit, iinSchema, isIin } from './iin';

/** Invented numbers: a date, a century and sex, and four digits of the day. */
const eleven = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 6 }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([year, month, day, century, number]) =>
    [year, month, day]
      .map((part) => String(part).padStart(2, '0'))
      .join('')
      .concat(String(century), String(number).padStart(4, '0')),
  );

describe(isIin.name, () => {
  it('takes a number by its check digit, worked out by hand', () => {
    // 0·1+5·2+0·3+3·4+1·5+5·6+5·7+0·8+0·9+1·10+2·11 = 124, 124 mod 11 = 3
    expect(iinCheckDigit('05031550012')).toBe(3);
    expect(isIin('050315500123')).toBe(true);
    expect(iinSchema.parse(' 050315500123 ')).toBe('050315500123');
  });

  it('takes the second row of weights when the first one gives 10', () => {
    const found = fc.sample(eleven, 500).find((digits) => {
      const sum = [...digits].reduce((total, digit, at) => total + (at + 1) * Number(digit), 0);
      return sum % 11 === 10;
    });
    const second = [...(found ?? '')].reduce(
      (total, digit, at) => total + (((at + 2) % 11) + 1) * Number(digit),
      0,
    );
    expect(iinCheckDigit(found ?? '')).toBe(second % 11 < 10 ? second % 11 : null);
  });

  it('notices every wrong digit', () => {
    fc.assert(
      fc.property(
        eleven,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, by) => {
          const check = iinCheckDigit(digits);
          fc.pre(check !== null);
          const whole = `${digits}${check}`;
          expect(isIin(whole)).toBe(true);
          const wrong = `${whole.slice(0, at)}${(Number(whole[at]) + by) % 10}${whole.slice(at + 1)}`;
          // The second row of weights can hide a digit of the first row; a wrong check digit never passes.
          if (at === 11) expect(isIin(wrong)).toBe(false);
        },
      ),
    );
  });

  it.each([
    '',
    '50315500123',
    '0503155001234',
    '051315500123',
    '050332500123',
    '05031550012a',
    '050315700123',
  ])('refuses %s', (text) => expect(isIin(text)).toBe(false));
});
