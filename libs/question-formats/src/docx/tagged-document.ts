import { isAiken, parseAiken } from '../aiken.parser';
import { type ParsedQuestions } from '../import-report';
import { decodeEntities, plainText } from '../plain-text';
import { isPlatonus, parsePlatonus } from '../platonus.parser';
import { told } from '../problem-words';
import { type ItemFile, type ItemOption, type QuestionItem, type RichText } from '../question-item';
import { type DocumentLine } from './document-lines';
import { FORMULA_MARK } from './formula-marks';

/** From the private characters, so no author has typed them: the name of a picture stands between them. */
const PICTURE_OPEN = '\uE0F1';
const PICTURE_CLOSE = '\uE0F2';
const PICTURES = /\uE0F1([^\uE0F2]*)\uE0F2/gu;
const IMAGE = /<img\s[^<>]*?src="@@PLUGINFILE@@\/([^"<>]*)"[^<>]*>/gu;

export const TEXT_FORMATS_OF_DOCUMENTS = ['aiken', 'platonus'] as const;
export type TextFormatOfDocuments = (typeof TEXT_FORMATS_OF_DOCUMENTS)[number];
const PARSERS = { aiken: parseAiken, platonus: parsePlatonus };

/** The format of text that a document holds; null when it has the marks of none. */
export function textFormatOf(lines: readonly DocumentLine[]): TextFormatOfDocuments | null {
  const text = lines.map((line) => line.text).join('\n');
  if (isPlatonus(text)) return 'platonus';
  return isAiken(text) ? 'aiken' : null;
}

/** Questions that stand in a document as in a text file. Lines of the report are paragraphs; pictures go with their question. */
export function parseTagged(
  lines: readonly DocumentLine[],
  files: readonly ItemFile[],
  format: TextFormatOfDocuments,
): ParsedQuestions {
  const texts = lines.map(({ html }) => textWithPictures(html));
  const lineOf = texts.flatMap((text, i) => text.split('\n').map(() => lines[i]?.line ?? 1));
  const { items, problems } = PARSERS[format](texts.join('\n'));
  const place = <Placed extends { line: number }>(placed: Placed): Placed => ({
    ...placed,
    line: lineOf[placed.line - 1] ?? 1,
  });
  const hasFormula = (item: QuestionItem) => textsOf(item).some((text) => text.includes(FORMULA_MARK));
  const refused = items.filter(hasFormula).map((item) => ({
    ...{ line: item.line, severity: 'error' as const },
    ...told('formula_unread'),
  }));
  return {
    items: items.filter((item) => !hasFormula(item)).map((item) => place(withPictures(item, files))),
    problems: [
      ...problems.filter(({ line }) => !refused.some((other) => other.line === line)),
      ...refused,
    ].map(place),
  };
}

const textWithPictures = (html: string): string =>
  plainText({
    text: html.replace(IMAGE, (_, name: string) => `${PICTURE_OPEN}${decodeEntities(name)}${PICTURE_CLOSE}`),
    format: 'html',
  }).text;

const textsOf = (item: QuestionItem): string[] => [
  item.prompt.text,
  ...('options' in item ? item.options.map(({ text }) => text) : []),
];

function withPictures(item: QuestionItem, files: readonly ItemFile[]): QuestionItem {
  const names = new Set(
    textsOf(item).flatMap((text) => [...text.matchAll(PICTURES)].map(([, name = '']) => name)),
  );
  if (names.size === 0) return item;
  const shown = {
    ...item,
    prompt: { ...item.prompt, ...asHtml(item.prompt) },
    files: files.filter(({ name }) => names.has(name)),
  };
  return 'options' in shown
    ? { ...shown, options: shown.options.map((option): ItemOption => ({ ...option, ...asHtml(option) })) }
    : shown;
}

const asHtml = ({ text }: RichText): RichText => ({
  text: text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
    .replace(PICTURES, (_, name: string) => `<img src="@@PLUGINFILE@@/${name}">`),
  format: 'html',
});
