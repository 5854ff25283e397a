import { type Locale } from '@bakylau/contracts';
import { createInstance, type i18n as I18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initialLocale, localeStore, readStoredLocale, rememberLocale } from './locale-store';

type Catalogue = Record<string, Record<string, unknown>>;

/** One chunk per language, so that a slow line loads only the texts it shows. */
const CATALOGUES: Record<Locale, () => Promise<{ default: Catalogue }>> = {
  kk: () => import('../i18n/kk'),
  ru: () => import('../i18n/ru'),
  en: () => import('../i18n/en'),
};

/** Every key is written in full as `namespace:path.to.key`; tools/check-catalogues proves that each exists in each language. */
export const i18n: I18n = createInstance();

export async function startI18n(): Promise<void> {
  const locale = initialLocale(readStoredLocale(), navigator.languages ?? []);
  const resources: Resource = { [locale]: (await CATALOGUES[locale]()).default };
  await i18n.use(initReactI18next).init({
    lng: locale,
    resources,
    fallbackLng: false,
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  show(locale);
}

/** Loads the texts of the language, then changes the page to it. */
export async function chooseLocale(locale: Locale): Promise<void> {
  if (!i18n.hasResourceBundle(locale, 'common')) {
    const catalogue = (await CATALOGUES[locale]()).default;
    for (const [namespace, texts] of Object.entries(catalogue))
      i18n.addResourceBundle(locale, namespace, texts);
  }
  await i18n.changeLanguage(locale);
  rememberLocale(locale);
  show(locale);
}

function show(locale: Locale): void {
  document.documentElement.lang = locale;
  localeStore.set(locale);
}
