import { parseClock } from './clock-text';

describe(parseClock.name, () => {
  it.each([
    ['0:05', 5000],
    ['12:34', 754_000],
    ['1:02:03', 3_723_000],
    ['75:00', 4_500_000],
    [' 90 ', 90_000],
  ])('reads %j', (text, ms) => expect(parseClock(text)).toBe(ms));

  it.each(['', 'soon', '1:75', '1:60:00', '-5', '1:2:3:4', '0,5'])('refuses %j', (text) =>
    expect(parseClock(text)).toBeNull(),
  );
});
