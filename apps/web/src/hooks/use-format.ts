import {
  formatClock,
  formatNumber,
  formatPercent,
  type Locale,
  type LocalizedText,
} from '@bakylau/contracts';
import { useMemo } from 'react';
import * as dates from '../core/format/date-format';
import { localeStore } from '../core/locale-store';
import { useStore } from './use-store';

type Instant = Date | string | number;

/** Formats of the page's language. `text` picks the language of a text that the service holds in all three. */
export interface Format {
  locale: Locale;
  text(text: LocalizedText): string;
  date(instant: Instant): string;
  shortDate(instant: Instant): string;
  time(instant: Instant): string;
  timeWithSeconds(instant: Instant): string;
  dateTime(instant: Instant): string;
  shortDateTime(instant: Instant): string;
  dateTimeRange(from: Instant, to: Instant): string;
  timeZone(): string;
  number(value: number, options?: { digits?: number; fixed?: boolean }): string;
  percent(share: number): string;
  clock(ms: number): string;
}

export function useFormat(): Format {
  const locale = useStore(localeStore);
  return useMemo(
    () => ({
      locale,
      text: (text) => text[locale],
      date: (instant) => dates.formatDate(instant, locale),
      shortDate: (instant) => dates.formatShortDate(instant, locale),
      time: (instant) => dates.formatTime(instant),
      timeWithSeconds: (instant) => dates.formatTimeWithSeconds(instant),
      dateTime: (instant) => dates.formatDateTime(instant, locale),
      shortDateTime: (instant) => dates.formatShortDateTime(instant, locale),
      dateTimeRange: (from, to) => dates.formatDateTimeRange(from, to, locale),
      timeZone: () => dates.formatTimeZone(),
      number: (value, options) => formatNumber(value, locale, options),
      percent: (share) => formatPercent(share, locale),
      clock: (ms) => formatClock(ms),
    }),
    [locale],
  );
}
