import { localNoon } from '@bakylau/domain';
import Holidays from 'date-holidays';

const WEEKEND = [0, 6];
const holidays = new Holidays('KZ', { types: ['public'] });
/** By day: the library works out all holidays of a year each time, some 5 ms. */
const known = new Map<string, boolean>();
/** Some ten years. */
const MOST_KNOWN = 4000;

/** Mondays to Fridays that are no public holiday of Kazakhstan, nor given in place of one. @param day YYYY-MM-DD */
export function isWorkingDay(day: string): boolean {
  if (WEEKEND.includes(new Date(day).getUTCDay())) return false;
  const remembered = known.get(day);
  if (remembered !== undefined) return remembered;
  const isWorking = holidays.isHoliday(localNoon(day)) === false;
  if (known.size < MOST_KNOWN) known.set(day, isWorking);
  return isWorking;
}
