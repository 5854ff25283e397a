import {
  type Figure,
  formatClock,
  formatNumber,
  formatPercent,
  type Locale,
  type LocalizedText,
  TERMS,
} from '@bakylau/contracts';
import { createInstance, type i18n as I18n } from 'i18next';
import en from './texts/en.json';
import kk from './texts/kk.json';
import ru from './texts/ru.json';

const TEXTS: Record<Locale, typeof en> = { kk, ru, en };

/** Every key is written in full (`protocol:seal.title`, `terms:ledger.technical`), so that the catalogue check finds it. */
export const PROTOCOL_I18N: I18n = createInstance();
void PROTOCOL_I18N.init({
  initAsync: false,
  resources: Object.fromEntries(
    Object.entries(TEXTS).map(([locale, protocol]) => [locale, { protocol, terms: TERMS[locale as Locale] }]),
  ),
  fallbackLng: false,
  // The texts go onto paper, not into HTML.
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Texts, numbers and times of a protocol in one language. */
export class ProtocolWords {
  /** A text of the catalogues by its full key. */
  readonly t: (key: string, values?: Record<string, string | number>) => string;

  constructor(readonly locale: Locale) {
    this.t = PROTOCOL_I18N.getFixedT(locale);
  }

  text(text: LocalizedText): string {
    return text[this.locale];
  }

  number(value: number, digits = 2): string {
    return formatNumber(value, this.locale, { digits });
  }

  percent(share: number): string {
    return formatPercent(share, this.locale);
  }

  /** A position in the recording, for example 1:04:05. */
  clock(ms: number): string {
    return formatClock(ms);
  }

  seconds(ms: number): string {
    return this.t('protocol:seconds', { value: this.number(ms / 1000, 1) });
  }

  span(fromMs: number, toMs: number | null): string {
    const to = toMs === null ? '…' : this.clock(toMs);
    return this.t('protocol:span', { from: this.clock(fromMs), to });
  }

  /** "2026-11-23 06:00:10 UTC", the same in every language and every time zone; a dash for none. */
  instant(iso: string | null): string {
    return iso === null ? '—' : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  }

  /** A limit beside a figure of the same unit: "0.5" where that says "distance: 0.61". */
  limit({ value, unit, name }: Figure): string {
    const isNamed = unit === 'faces' || unit === 'count' || unit === 'distance' || unit === 'luma';
    return isNamed ? this.number(value) : this.figure({ value, unit, name });
  }

  figure({ value, unit }: Figure): string {
    switch (unit) {
      case 'ms':
        return this.seconds(value);
      case 'ratio':
        return this.percent(value);
      case 'deg':
        return `${this.number(value, 1)}°`;
      case 'dBFS':
      case 'dB':
        return `${this.number(value, 1)} ${this.t(`terms:unit.${unit}`)}`;
      case 'faces':
      case 'count':
      case 'distance':
      case 'luma':
        // The word before the number needs no plural forms.
        return this.t('protocol:figure', { unit: this.t(`terms:unit.${unit}`), value: this.number(value) });
    }
  }
}
