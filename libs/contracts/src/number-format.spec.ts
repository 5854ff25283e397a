import { formatClock, formatNumber, formatPercent } from './number-format';

describe('numbers', () => {
  it('groups with a hard space and a comma in Kazakh and Russian, the English way in English', () => {
    expect(formatNumber(1234567.5, 'kk')).toBe('1\u00a0234\u00a0567,5');
    expect(formatNumber(1234567.5, 'ru')).toBe('1\u00a0234\u00a0567,5');
    expect(formatNumber(1234567.5, 'en')).toBe('1,234,567.5');
  });

  it('keeps zeros only when asked, rounds, and uses a real minus', () => {
    expect(formatNumber(3, 'en', { digits: 2 })).toBe('3');
    expect(formatNumber(3, 'kk', { digits: 2, fixed: true })).toBe('3,00');
    expect(formatNumber(-18.46, 'en')).toBe('\u221218.5');
    expect(formatNumber(-0.01, 'en')).toBe('0');
    expect(formatNumber(100, 'en', { digits: 0 })).toBe('100');
    expect(formatNumber(Number.NaN, 'en')).toBe('—');
  });

  it('writes shares as percent', () => {
    expect(formatPercent(0.456, 'kk')).toBe('46\u00a0%');
    expect(formatPercent(0.456, 'en')).toBe('46%');
  });

  it('writes clocks', () => {
    expect([formatClock(0), formatClock(65_000), formatClock(3_845_900), formatClock(-5)]).toEqual([
      '0:00',
      '1:05',
      '1:04:05',
      '0:00',
    ]);
  });
});
