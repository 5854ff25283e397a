import { type ImportProblem } from '../import-report';
import { told } from '../problem-words';
import { type DocumentLine } from './document-lines';
import { type DraftQuestion } from './draft-question';

const HEAD =
  /^(?:ключи?(?:\s+(?:ответов|к\s+тесту|теста))?|(?:правильные\s+|верные\s+)?ответы|(?:дұрыс\s+)?жауаптар(?:ы)?|(?:жауап(?:тар)?\s+)?кілт(?:і|тері)?|(?:answer\s+)?key|(?:correct\s+)?answers)\s*[:.–—-]?\s*/iu;
const ENTRY =
  /(\d{1,4})\s*[-–—:=.)]?\s*(\p{L}(?![\p{L}\d])(?:\s*[,/+]\s*\p{L}(?![\p{L}\d])(?!\s*[-–—:=)]))*)[.)]?/gu;
const MAX_LINE_CHARS = 5000;

export interface AnswerKey {
  /** Place of its heading among the lines. */
  at: number;
  /** Paragraph of its heading. */
  line: number;
  entries: { number: string; answer: string }[];
}

/** The list of answers that ends a document: `Ответы: 1-B, 2-A`, perhaps over several lines; null when there is none. */
export function findAnswerKey(lines: readonly DocumentLine[]): AnswerKey | null {
  const entries: AnswerKey['entries'] = [];
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
function entriesOf(text: string): AnswerKey['entries'] | null {
  if (!/^[\s,;.|]*$/u.test(text.replace(ENTRY, ''))) return null;
  return [...text.matchAll(ENTRY)].map(([, number = '', answer = '']) => ({ number, answer }));
}

/** Gives each question its answer; a problem when a number of the key names no question or several. */
export function applyAnswerKey(drafts: readonly DraftQuestion[], key: AnswerKey): ImportProblem | null {
  const isCounted = drafts.every(({ number }) => number === null);
  const numbers = drafts.map(({ number }, index) => (isCounted ? String(index + 1) : number));
  const places = key.entries.map(({ number }) =>
    numbers.flatMap((other, index) => (other === number ? [index] : [])),
  );
  const isClear =
    places.every((found) => found.length === 1) && new Set(places.flat()).size === places.length;
  if (!isClear) return { line: key.line, severity: 'error', ...told('key_unclear') };
  for (const [index, { answer }] of key.entries.entries()) {
    const draft = drafts[places[index]?.[0] ?? -1];
    if (draft) draft.keyAnswer = answer;
  }
  return null;
}
