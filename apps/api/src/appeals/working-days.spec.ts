import { isWorkingDay } from './working-days';

describe('isWorkingDay', () => {
  it.each(['2026-11-27', '2026-12-14', '2026-12-15', '2026-12-17'])('is so of %s', (day) => {
    expect(isWorkingDay(day)).toBe(true);
  });

  it.each([
    ['a Saturday', '2026-11-28'],
    ['a Sunday', '2026-11-29'],
    ['Independence Day', '2026-12-16'],
    ['Orthodox Christmas', '2027-01-07'],
    ['Nauryz', '2027-03-22'],
    ['Qurban Ait, by the moon', '2026-05-27'],
    ['the day in place of a holiday on a Sunday', '2026-10-26'],
  ])('is not of %s', (_, day) => {
    expect(isWorkingDay(day)).toBe(false);
  });
});
