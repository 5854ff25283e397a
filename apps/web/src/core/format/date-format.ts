import type { Locale } from '@bakylau/contracts';
import { format, isSameDay, type Locale as DateLocale } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { kk } from 'date-fns/locale/kk';
import { ru } from 'date-fns/locale/ru';

/*
 * Own formats instead of Intl: Chromium carries no Kazakh data and answers "2026 M11 23", although it says it supports kk.
 * All instants are shown in the time zone of the browser.
 */
const LOCALES: Record<Locale, DateLocale> = { kk, ru, en: enGB };
const DATE: Record<Locale, string> = {
  kk: "yyyy\u00a0'ж.' d\u00a0MMMM",
  ru: "d\u00a0MMMM yyyy\u00a0'г.'",
  en: 'd MMMM yyyy',
};
const DATE_SHORT: Record<Locale, string> = { kk: 'dd.MM.yyyy', ru: 'dd.MM.yyyy', en: 'dd/MM/yyyy' };

type Instant = Date | string | number;

/** For example "2026 ж. 23 қараша", "23 ноября 2026 г.", "23 November 2026". */
export function formatDate(instant: Instant, locale: Locale): string {
  return format(new Date(instant), DATE[locale], { locale: LOCALES[locale] });
}

/** For example "23.11.2026" or "23/11/2026", for tables. */
export function formatShortDate(instant: Instant, locale: Locale): string {
  return format(new Date(instant), DATE_SHORT[locale]);
}

/** Hours and minutes on a 24-hour clock, for example "09:05". */
export function formatTime(instant: Instant): string {
  return format(new Date(instant), 'HH:mm');
}

/** Hours, minutes and seconds, for example "09:05:07". */
export function formatTimeWithSeconds(instant: Instant): string {
  return format(new Date(instant), 'HH:mm:ss');
}

/** For example "23 ноября 2026 г., 09:05". */
export function formatDateTime(instant: Instant, locale: Locale): string {
  return `${formatDate(instant, locale)}, ${formatTime(instant)}`;
}

/** For example "23.11.2026 09:05", for tables. */
export function formatShortDateTime(instant: Instant, locale: Locale): string {
  return `${formatShortDate(instant, locale)} ${formatTime(instant)}`;
}

/** A span; the date stands once when both ends are on one day. */
export function formatDateTimeRange(from: Instant, to: Instant, locale: Locale): string {
  const end = isSameDay(new Date(from), new Date(to)) ? formatTime(to) : formatDateTime(to, locale);
  return `${formatDateTime(from, locale)} – ${end}`;
}

/** The browser's offset from UTC in words that everybody reads the same, for example "UTC+5" or "UTC+5:30". */
export function formatTimeZone(at: Instant = Date.now()): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const rest = Math.abs(minutes) % 60;
  const hours = Math.trunc(Math.abs(minutes) / 60);
  if (minutes === 0) return 'UTC';
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
