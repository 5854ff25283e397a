import * as enModule from 'react-aria-components/i18n/en-US';
import * as ruModule from 'react-aria-components/i18n/ru-RU';
import { KAZAKH_ARIA_TEXTS } from './react-aria-strings.kk';

type Text = string | ((args: never, formatter: { locale: string }) => string);
type Texts = Record<string, Record<string, Text>>;

/** The packages' own declarations call the default export a type; at run time it is the table of texts. */
const english = (enModule as unknown as { default: Texts }).default;
const russian = (ruModule as unknown as { default: Texts }).default;

/**
 * Gives react-aria its texts in our three languages. It has no Kazakh, and where it finds a text of its own language it takes
 * English. The global table below is its own way for servers to hand in texts of ONE language; each of ours is a function that
 * chooses by the language of the nearest I18nProvider, so that the language can change without a reload (a reload in an exam
 * would cost the screen share). Must run before the first render.
 */
export function installAriaTexts(): void {
  const table: Texts = {};
  for (const [source, texts] of Object.entries(english)) {
    table[source] = Object.fromEntries(
      Object.keys(texts).map((key) => [
        key,
        (args: never, formatter: { locale: string }) => {
          const text =
            formatter.locale === 'en'
              ? texts[key]
              : ((formatter.locale === 'kk' ? KAZAKH_ARIA_TEXTS[source]?.[key] : undefined) ??
                russian[source]?.[key] ??
                texts[key]);
          return typeof text === 'function' ? text(args, formatter) : (text ?? '');
        },
      ]),
    );
  }
  const globals = window as unknown as Record<symbol, unknown>;
  globals[Symbol.for('react-aria.i18n.locale')] = 'kk';
  globals[Symbol.for('react-aria.i18n.strings')] = table;
}
