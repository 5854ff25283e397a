import { type ImportProblem } from '../import-report';
import { told } from '../problem-words';
import { type DocumentLine } from './document-lines';
import { type DraftQuestion } from './draft-question';

const HEAD =
  /^(?:ключи?(?:\s+(?:ответов|к\s+тесту|теста))?|(?:правильные\s+|верные\s+)?ответы|(?:дұрыс\s+)?жауаптар(?:ы)?|(?:жауап(?:тар)?\s+)?кілт(?:і|тері)?|(?:answer\s+)?key|(?:correct\s+)?answers)\s*[:.–—-]?\s*/iu;
const ENTRY =
  /(\d{1,4})\s*[-–—:=.)]?\s*(\p{L}(?![\p{L}\d])(?:\s*[,/+]\s*\p{L}(?![\p{L}\d])(?!\s*[-–—:=)]))*)[.)]?/gu;
const MAX_LINE_CHARS = 5000;

export interface KeyOfAnswers {
  /** Paragraph or row that it begins with. */
  line: number;
  entries: { number: string; answer: string }[];
}
export interface KeyInLines extends KeyOfAnswers {
  /** Place of its heading among the lines. */
  at: number;
}

/** The list of answers that ends a document: `Ответы: 1-B, 2-A`, perhaps over several lines; null when there is none. */
export function findAnswerKey(lines: readonly DocumentLine[]): KeyInLines | null {
  const entries: KeyOfAnswers['entries'] = [];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const { text, line } = lines[at] as DocumentLine;
    if (text.length > MAX_LINE_CHARS) return null;
    const behind = HEAD.test(text) ? text.replace(HEAD, '') : null;
    const found = entriesOf(behind ?? text);
    if (!found) return null;
    entries.unshift(...found);
    if (behind !== null) return entries.length > 0 ? { at, line, entries } : null;
  }
  return null;
}

/** Null for a line that holds anything else. */
function entriesOf(text: string): KeyOfAnswers['entries'] | null {
  if (!/^[\s,;.|]*$/u.test(text.replace(ENTRY, ''))) return null;
  return [...text.matchAll(ENTRY)].map(([, number = '', answer = '']) => ({ number, answer }));
}

/** Without the lines that head a key in a table and say nothing else. @param keys in the order of their lines */
export function withoutKeyHeads(
  lines: readonly DocumentLine[],
  keys: readonly KeyOfAnswers[],
): DocumentLine[] {
  let next = 0;
  return lines.filter(({ text, line }, i) => {
    while ((keys[next]?.line ?? Infinity) <= line) next += 1;
    const isLastBefore = (keys[next]?.line ?? Infinity) <= (lines[i + 1]?.line ?? Number.MAX_SAFE_INTEGER);
    return !(isLastBefore && HEAD.test(text) && text.replace(HEAD, '') === '');
  });
}

/** Gives each question its answer; a problem when a number of the key names no question or several. */
export function applyAnswerKey(drafts: readonly DraftQuestion[], key: KeyOfAnswers): ImportProblem | null {
  const isCounted = drafts.every(({ number }) => number === null);
  const numbers = drafts.map(({ number }, index) => (isCounted ? String(index + 1) : number));
  const indexes = new Map<string | null, number[]>();
  for (const [index, number] of numbers.entries()) {
    const same = indexes.get(number);
    if (same) same.push(index);
    else indexes.set(number, [index]);
  }
  const places = key.entries.map(({ number }) => indexes.get(number) ?? []);
  const isClear =
    places.every((found) => found.length === 1) && new Set(places.flat()).size === places.length;
  if (!isClear) return { line: key.line, severity: 'error', ...told('key_unclear') };
  for (const [index, { answer }] of key.entries.entries()) {
    const draft = drafts[places[index]?.[0] ?? -1];
    if (draft) draft.keyAnswer = answer;
  }
  return null;
}
