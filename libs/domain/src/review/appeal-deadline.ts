import { type AppealTerm } from '@bakylau/contracts';
import { endOfLocalDay, localDay, nextLocalDay } from '../scheduling/local-day';

const HOUR_MS = 3_600_000;

/**
 * The last instant at which an appeal is taken.
 * @param from of the decision, or of the confirmation of the mark
 * @param isWorkingDay of a day of the country's calendar, YYYY-MM-DD
 */
export function appealDeadlineOf(
  from: Date,
  { unit, count }: AppealTerm,
  isWorkingDay: (day: string) => boolean,
): Date {
  if (unit === 'hours') return new Date(from.getTime() + count * HOUR_MS);
  let day = localDay(from);
  for (let left = count; left > 0;) {
    day = nextLocalDay(day);
    if (unit === 'days' || isWorkingDay(day)) left -= 1;
  }
  return endOfLocalDay(day);
}
