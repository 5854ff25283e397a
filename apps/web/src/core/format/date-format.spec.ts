import { formatDate, formatDateTimeRange, formatShortDateTime } from './date-format';

const at = (text: string) => new Date(text);

describe('dates', () => {
  it('names the month in the language, in its order', () => {
    const day = at('2026-11-23T06:05:00');
    expect(formatDate(day, 'kk')).toBe('2026\u00a0ж. 23\u00a0қараша');
    expect(formatDate(day, 'ru')).toBe('23\u00a0ноября 2026\u00a0г.');
    expect(formatDate(day, 'en')).toBe('23 November 2026');
  });

  it.each([
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ])('knows %s', (name) => {
    const names = Array.from({ length: 12 }, (_, month) => formatDate(new Date(2026, month, 1), 'kk'));
    expect(names.some((text) => text.endsWith(name))).toBe(true);
  });

  it('gives the date of a span once on one day, twice over midnight', () => {
    const from = at('2026-11-23T09:00:00');
    expect(formatDateTimeRange(from, at('2026-11-23T10:30:00'), 'en')).toBe(
      '23 November 2026, 09:00 – 10:30',
    );
    expect(formatDateTimeRange(from, at('2026-11-24T00:30:00'), 'en')).toBe(
      '23 November 2026, 09:00 – 24 November 2026, 00:30',
    );
  });

  it('is short in tables', () => {
    expect(formatShortDateTime(at('2026-01-02T03:04:00'), 'kk')).toBe('02.01.2026 03:04');
    expect(formatShortDateTime(at('2026-01-02T03:04:00'), 'en')).toBe('02/01/2026 03:04');
  });
});
