import { LOCALES, type Locale, type LocalizedText } from '@bakylau/contracts';

/** Decimal comma in Kazakh and Russian; at most two decimals. */
function formatNumber(value: number, locale: Locale): string {
  const plain = String(Number(value.toFixed(2)));
  return locale === 'en' ? plain : plain.replace('.', ',');
}

/** What fills a `{name}` place: a number, or a word in all languages. */
export type Filling = number | LocalizedText;

/**
 * Fills the `{name}` places of a text in all languages.
 * @throws Error when the text names something that is not given, since a card must be complete
 */
export function fillTemplate(template: LocalizedText, fillings: Record<string, Filling>): LocalizedText {
  const fill = (locale: Locale): string =>
    template[locale].replace(/\{(\w+)\}/gu, (_, name: string) => {
      const value = fillings[name];
      if (value === undefined) throw new Error(`Nothing fills "${name}" in the text "${template[locale]}".`);
      return typeof value === 'number' ? formatNumber(value, locale) : value[locale];
    });
  return Object.fromEntries(LOCALES.map((locale) => [locale, fill(locale)])) as LocalizedText;
}

/** Milliseconds as seconds with one decimal, for texts. */
export function seconds(durationMs: number): number {
  return Math.round(durationMs / 100) / 10;
}
