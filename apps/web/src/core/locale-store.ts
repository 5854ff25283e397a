import { LOCALES, type Locale } from '@bakylau/contracts';
import { Store } from './store';

const KEY = 'bakylau.locale';
export const DEFAULT_LOCALE: Locale = 'kk';
/** Every language under its own name. */
export const LOCALE_NAMES: Record<Locale, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** Chosen earlier in this browser, else the first of the browser's languages that we have, else Kazakh. */
export function initialLocale(stored: string | null, languages: readonly string[]): Locale {
  const known = (code: string | null): Locale | undefined => LOCALES.find((locale) => locale === code);
  const fromBrowser = languages.map((language) => known(language.slice(0, 2).toLowerCase())).find(Boolean);
  return known(stored) ?? fromBrowser ?? DEFAULT_LOCALE;
}

/** The language of the page. Texts are in place before it changes (see core/i18n). */
export const localeStore = new Store<Locale>(DEFAULT_LOCALE);

export function readStoredLocale(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Blocked storage: the choice then lasts until the page is closed.
  }
}
