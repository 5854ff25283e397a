import { localNoon } from '@bakylau/domain';
import Holidays from 'date-holidays';

const WEEKEND = [0, 6];
const holidays = new Holidays('KZ', { types: ['public'] });

/** Mondays to Fridays that are no public holiday of Kazakhstan, nor given in place of one. @param day YYYY-MM-DD */
export function isWorkingDay(day: string): boolean {
  return !WEEKEND.includes(new Date(day).getUTCDay()) && holidays.isHoliday(localNoon(day)) === false;
}
