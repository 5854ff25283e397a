import { type AppealTerm } from '@bakylau/contracts';
import { appealDeadlineOf } from './appeal-deadline';

describe('appealDeadlineOf', () => {
  /** Mondays to Fridays without 16 and 17 December 2026, a Wednesday and a Thursday. */
  const isWorkingDay = (day: string): boolean =>
    !['2026-12-16', '2026-12-17'].includes(day) && ![0, 6].includes(new Date(day).getUTCDay());
  const end = (from: string, unit: AppealTerm['unit'], count: number): string =>
    appealDeadlineOf(new Date(from), { unit, count }, isWorkingDay).toISOString();

  it('counts hours from the decision itself', () => {
    expect(end('2026-12-14T06:30:00Z', 'hours', 24)).toBe('2026-12-15T06:30:00.000Z');
    expect(end('2026-12-14T06:30:00Z', 'hours', 0)).toBe('2026-12-14T06:30:00.000Z');
  });

  it('ends days with their last minute in the country', () => {
    expect(end('2026-12-14T06:30:00Z', 'days', 0)).toBe('2026-12-14T18:59:59.999Z');
    expect(end('2026-12-14T06:30:00Z', 'days', 3)).toBe('2026-12-17T18:59:59.999Z');
    expect(end('2026-12-30T06:30:00Z', 'days', 3)).toBe('2027-01-02T18:59:59.999Z');
  });

  it('takes the day of the decision from the clock of the country', () => {
    expect(end('2026-12-14T18:59:59Z', 'days', 1)).toBe('2026-12-15T18:59:59.999Z');
    expect(end('2026-12-14T19:00:00Z', 'days', 1)).toBe('2026-12-16T18:59:59.999Z');
  });

  it('leaves out weekends and holidays where working days count', () => {
    expect(end('2026-12-14T06:30:00Z', 'working_days', 1)).toBe('2026-12-15T18:59:59.999Z');
    expect(end('2026-12-15T06:30:00Z', 'working_days', 1)).toBe('2026-12-18T18:59:59.999Z');
    expect(end('2026-12-18T06:30:00Z', 'working_days', 1)).toBe('2026-12-21T18:59:59.999Z');
    expect(end('2026-12-15T06:30:00Z', 'working_days', 3)).toBe('2026-12-22T18:59:59.999Z');
  });

  it('gives the rest of the day also on a holiday', () => {
    expect(end('2026-12-16T06:30:00Z', 'working_days', 0)).toBe('2026-12-16T18:59:59.999Z');
  });
});
