import type { Locale } from './primitives';

/* Own formats instead of Intl, which formats Kazakh numbers the English way in Chromium. */
const NO_BREAK_SPACE = '\u00a0';
const GROUP: Record<Locale, string> = { kk: NO_BREAK_SPACE, ru: NO_BREAK_SPACE, en: ',' };
const DECIMAL: Record<Locale, string> = { kk: ',', ru: ',', en: '.' };
const MINUS = '\u2212';

/** For example "1 234,5" (kk, ru) or "1,234.5" (en), with a real minus sign. Trailing zeros are cut unless `fixed`. */
export function formatNumber(
  value: number,
  locale: Locale,
  options: { digits?: number; fixed?: boolean } = {},
): string {
  if (!Number.isFinite(value)) return '—';
  const digits = options.digits ?? 1;
  let text = Math.abs(value).toFixed(digits);
  if (!options.fixed && text.includes('.')) text = text.replace(/\.?0+$/, '');
  const [whole = '0', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP[locale]);
  const number = fraction ? `${grouped}${DECIMAL[locale]}${fraction}` : grouped;
  return value < 0 && Number(text) !== 0 ? `${MINUS}${number}` : number;
}

/** A share from 0 to 1, for example "45 %" (kk, ru) or "45%" (en). */
export function formatPercent(share: number, locale: Locale): string {
  const number = formatNumber(share * 100, locale, { digits: 0 });
  return locale === 'en' ? `${number}%` : `${number}${NO_BREAK_SPACE}%`;
}

/** A clock for timers and positions in a recording: "4:05", "1:04:05". Negative times show as zero. */
export function formatClock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
