import { type Locale, LOCALES } from '@bakylau/contracts';

/** A stretch of a text; null: it belongs to every language. */
interface Stretch {
  languages: readonly string[] | null;
  isSpan: boolean;
  text: string;
}

/** How people name the languages; what is not here is none that items have. */
const LOCALE_OF: Readonly<Record<string, Locale>> = {
  kk: 'kk',
  kz: 'kk',
  kaz: 'kk',
  ru: 'ru',
  rus: 'ru',
  en: 'en',
  eng: 'en',
};
/** Moodle's word for "in all languages that are not named". */
const OTHER = 'other';
const MARK = /multilang|\{mlang/iu;
const OPENING = /<(span|lang)\b([^<>]{1,200})>|\{mlang((?:\s{1,5}[\w,\s-]{1,60})?)\}/giu;

/** A text of several languages as Moodle's filters know them: spans of the class multilang, or `{mlang kk}…{mlang}`. */
export class TextLanguages {
  /** A language that begins and does not end. */
  readonly isBroken: boolean;
  private readonly stretches: readonly Stretch[];
  /** As they are named in the text, so also those that items do not have. */
  private readonly named: ReadonlySet<string>;

  constructor(text: string) {
    const stretches = MARK.test(text) ? splitStretches(text) : [common(text)];
    this.isBroken = stretches === null;
    const marked = stretches?.filter((stretch) => stretch.languages !== null) ?? [];
    const named = new Set(marked.flatMap(({ languages }) => languages ?? []));
    const isOne = named.size < 2 && marked.every(({ isSpan }) => isSpan);
    // One language alone in a span only tells a screen reader how to say a word.
    this.stretches = stretches === null || isOne ? [common(text)] : stretches;
    this.named = isOne ? new Set() : named;
  }

  get locales(): Locale[] {
    return LOCALES.filter((locale) => this.named.has(locale));
  }

  get isForOthers(): boolean {
    return this.named.has(OTHER);
  }

  /** Names of languages that items do not have. */
  get unknown(): string[] {
    return [...this.named].filter((name) => name !== OTHER && !LOCALES.some((locale) => locale === name));
  }

  /** The text in one language; null where it is in others only. */
  in(locale: Locale): string | null {
    const isNamed = this.named.has(locale);
    if (this.named.size > 0 && !isNamed && !this.isForOthers) return null;
    const name = isNamed ? locale : OTHER;
    const fitting = this.stretches.filter(({ languages }) => languages === null || languages.includes(name));
    return fitting
      .map(({ text }) => text)
      .join('')
      .trim();
  }

  /** Whether a language has fewer stretches than another, as when one of several sentences was not translated. */
  get isUneven(): boolean {
    const counts = [...this.named].map(
      (name) => this.stretches.filter(({ languages }) => languages?.includes(name)).length,
    );
    return new Set(counts).size > 1;
  }
}

const common = (text: string): Stretch => ({ languages: null, isSpan: false, text });

/** Null when a language is not closed. */
function splitStretches(text: string): Stretch[] | null {
  const stretches: Stretch[] = [];
  let from = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const languages = opening[1] === undefined ? readNames(opening[3] ?? '') : spanLanguage(opening[2] ?? '');
    if (languages === null) continue;
    if (languages.length === 0) return null;
    const begin = OPENING.lastIndex;
    const end = opening[1] === undefined ? endOfBraces(text, begin) : endOfSpan(text, begin, opening[1]);
    if (end === null) return null;
    const isSpan = opening[1] !== undefined;
    stretches.push(common(text.slice(from, opening.index)));
    stretches.push({ languages, isSpan, text: text.slice(begin, end.inner) });
    from = end.outer;
    OPENING.lastIndex = from;
  }
  return [...stretches, common(text.slice(from))];
}

const readNames = (list: string): string[] =>
  list
    .split(/[\s,]+/u)
    .filter((name) => name !== '')
    .map(localeName);

/** `kk_kz` and `en-US` are kinds of `kk` and `en`. */
function localeName(name: string): string {
  const [language = ''] = name.toLowerCase().split(/[_-]/u);
  return LOCALE_OF[language] ?? name.toLowerCase();
}

/** Null for a span that is none of the filter's. */
function spanLanguage(attributes: string): string[] | null {
  const value = (name: string) =>
    new RegExp(`\\b${name}\\s{0,5}=\\s{0,5}(?:"([^"]*)"|'([^']*)')`, 'iu').exec(attributes);
  const found = value('class');
  if (!/\bmultilang\b/iu.test(found?.[1] ?? found?.[2] ?? '')) return null;
  const language = value('lang');
  return readNames(language?.[1] ?? language?.[2] ?? '');
}

interface End {
  inner: number;
  outer: number;
}

function endOfBraces(text: string, begin: number): End | null {
  const braces = /\{mlang(\s[^{}]{0,80})?\}/giu;
  braces.lastIndex = begin;
  const next = braces.exec(text);
  return next === null || (next[1] ?? '').trim() !== ''
    ? null
    : { inner: next.index, outer: braces.lastIndex };
}

function endOfSpan(text: string, begin: number, name: string): End | null {
  const tags = new RegExp(`<(/?)${name}\\b[^<>]*>`, 'giu');
  tags.lastIndex = begin;
  let depth = 1;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return { inner: tag.index, outer: tags.lastIndex };
  }
  return null;
}
