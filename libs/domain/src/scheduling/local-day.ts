/** Exams are held by the clock of the country, whatever the server's is. */
export const TIME_ZONE = 'Asia/Almaty';
/** Of all of Kazakhstan since 1 March 2024, in summer too. */
const UTC_OFFSET = '+05:00';

/** Made once: making it takes ten times as long as using it, and lists of results name many days. */
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** The day of an instant in the country, as YYYY-MM-DD. @throws RangeError for an invalid date */
export function localDay(at: Date): string {
  return ISO_DAY.format(at);
}

/** Noon of a day in the country. @param day YYYY-MM-DD */
export function localNoon(day: string): Date {
  return new Date(`${day}T12:00:00${UTC_OFFSET}`);
}

/** The last millisecond of a day in the country. @param day YYYY-MM-DD */
export function endOfLocalDay(day: string): Date {
  return new Date(`${day}T23:59:59.999${UTC_OFFSET}`);
}

/** The day after. @param day YYYY-MM-DD */
export function nextLocalDay(day: string): string {
  return localDay(new Date(localNoon(day).getTime() + 86_400_000));
}
