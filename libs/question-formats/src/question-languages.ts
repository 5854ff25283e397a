import { type Locale, LOCALES } from '@bakylau/contracts';
import { told, type Told } from './problem-words';
import { type ClozePart, GAP, type QuestionItem } from './question-item';
import { TextLanguages } from './text-languages';

/**
 * The languages that the texts of a question name; empty for a question in one language, which the file does not name.
 * @param otherwise the language of what stands for all others (`{mlang other}`)
 */
export function questionLanguages(question: QuestionItem, otherwise?: Locale): Locale[] {
  const texts = textsOf(question).map((text) => new TextLanguages(text));
  const named = new Set(texts.flatMap(({ locales }) => locales));
  const isOther = (locale: Locale) => locale === otherwise && texts.some(({ isForOthers }) => isForOthers);
  return LOCALES.filter((locale) => named.has(locale) || isOther(locale));
}

/** A question in one of its languages; a text that does not have that language is left empty. */
export function questionIn(question: QuestionItem, locale: Locale): QuestionItem {
  const read = (value: unknown): unknown => {
    if (typeof value === 'string') return new TextLanguages(value).in(locale) ?? '';
    if (Array.isArray(value)) return value.map(read);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value);
    return Object.fromEntries(
      members.map(([name, member]) => [name, NO_TEXTS.has(name) ? member : read(member)]),
    );
  };
  const parts = question.kind === 'cloze' ? { parts: read(clozeIn(question.parts, locale)) } : {};
  return { ...(read(question) as QuestionItem), ...(parts as object) };
}

/** Members of questions that are not read by candidates, or that may be very long. */
const NO_TEXTS = new Set(['kind', 'format', 'files', 'pictures', 'tags', 'category', 'idNumber']);

/** Languages may begin before a gap and end after it; what stands for it meanwhile is in no text of people. */
function clozeIn(parts: readonly ClozePart[], locale: Locale): ClozePart[] {
  const text = parts.map((part, at) => (typeof part === 'string' ? part : `\uE000${at}\uE001`)).join('');
  const pieces = (new TextLanguages(text).in(locale) ?? '').split(/\uE000(\d+)\uE001/u);
  return pieces
    .map((piece, at) => (at % 2 === 0 ? piece : (parts[Number(piece)] ?? '')))
    .filter((part) => part !== '');
}

/** Why the languages cannot be told apart; null when they can. */
export const languageFault = (question: QuestionItem): Told | null =>
  textsOf(question).some((text) => new TextLanguages(text).isBroken) ? told('language_open') : null;

/** Languages that are left out, and those in which a part of the question is missing. */
export function languageDoubts(question: QuestionItem): Told[] {
  const texts = textsOf(question).map((text) => new TextLanguages(text));
  const unknown = new Set(texts.flatMap((text) => text.unknown));
  const missing = questionLanguages(question).filter((locale) =>
    texts.some((text) => text.in(locale) === null),
  );
  return [
    ...[...unknown].map((language) => told('language_unknown', { language: language.slice(0, 40) })),
    ...missing.map((language) => told('language_missing', { language })),
    ...(texts.some((text) => text.isUneven) ? [told('languages_uneven')] : []),
  ];
}

/** What is read by candidates. */
function textsOf(question: QuestionItem): string[] {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return [question.prompt.text, ...question.options.map(({ text }) => text)];
    case 'short_answer':
      return [question.prompt.text, ...question.accepted.map(({ text }) => text)];
    case 'matching':
      return [question.prompt.text, ...question.pairs.flatMap(({ prompt, answer }) => [prompt.text, answer])];
    case 'ordering':
      return [question.prompt.text, ...question.sequence.map(({ text }) => text)];
    case 'cloze':
      return [clozeText(question.parts), ...question.parts.flatMap(gapTexts)];
    default:
      return [question.prompt.text];
  }
}

const clozeText = (parts: readonly ClozePart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : GAP)).join('');

function gapTexts(part: ClozePart): string[] {
  if (typeof part === 'string' || part.kind === 'numeric') return [];
  return (part.kind === 'short_answer' ? part.accepted : part.options).map(({ text }) => text);
}
