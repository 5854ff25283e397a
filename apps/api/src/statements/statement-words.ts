import { formatNumber, type Locale, type LocalizedText, type StatementRow, TERMS } from '@bakylau/contracts';
import { localDay, TIME_ZONE } from '@bakylau/domain';
import { createInstance } from 'i18next';
import { type LineChange } from './outdated-statements';
import en from './texts/en.json';
import kk from './texts/kk.json';
import ru from './texts/ru.json';

const TEXTS: Record<Locale, typeof en> = { kk, ru, en };

const i18n = createInstance();
void i18n.init({
  initAsync: false,
  resources: Object.fromEntries(
    Object.entries(TEXTS).map(([locale, statement]) => [
      locale,
      { statement, terms: TERMS[locale as Locale] },
    ]),
  ),
  fallbackLng: false,
  // The texts go onto paper, not into HTML.
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Texts, numbers and days of a statement in one language. */
export class StatementWords {
  readonly t: (key: string, values?: Record<string, string | number>) => string;

  constructor(readonly locale: Locale) {
    this.t = i18n.getFixedT(locale);
  }

  text(text: LocalizedText): string {
    return text[this.locale];
  }

  /** A dash for none. */
  number(value: number | null, fixedDigits?: number): string {
    if (value === null) return '—';
    const options = fixedDigits === undefined ? { digits: 2 } : { digits: fixedDigits, fixed: true };
    return formatNumber(value, this.locale, options);
  }

  /** For example 23.11.2026, by the calendar of Almaty. */
  day(iso: string): string {
    const [year, month, day] = localDay(new Date(iso)).split('-');
    return `${day}.${month}.${year}`;
  }

  /** For example 23.11.2026 11:00 (UTC+5). */
  instant(iso: string): string {
    const time = new Date(iso).toLocaleTimeString('sv-SE', {
      timeZone: TIME_ZONE,
      hour: '2-digit',
      minute: '2-digit',
    });
    return `${this.day(iso)} ${time} (UTC+5)`;
  }

  /** With a mark where an appeal is open. */
  state({ state, underAppeal }: Pick<StatementRow, 'state' | 'underAppeal'>): string {
    return this.withAppeal(this.t(`statement:state.${state}`), underAppeal);
  }

  withAppeal(what: string, underAppeal?: boolean): string {
    return underAppeal ? this.t('statement:appeal.with', { what }) : what;
  }

  /** With what became of the mark after the statement was made. */
  withChange(what: string, change?: LineChange): string {
    return change ? this.t(`statement:since.${change}`, { what }) : what;
  }
}
