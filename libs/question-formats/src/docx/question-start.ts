import { answerOf } from './answer-words';
import { type DocumentLine } from './document-lines';
import { type DraftQuestion } from './draft-question';

export const NUMBERED =
  /^(?:(?:вопрос|сұрақ|question)\s*)?(?:№\s*)?(?:(\d{1,3}(?:\.\d{1,3}){1,3})[.)](?!\d)|(\d{1,4})\s*(?:[.):](?!\d)|-?\s*(?:сұрақ|вопрос)\s*[.):]?))\s*/iu;
/** An option by a number: told from a question by its place, see `isNumberedOption`. */
export const NUMBERED_OPTION = /^([*+]?)\s*(\d{1,2})\s*([.)])(?!\d)\s*/u;
export const LETTERED = /^([*+]?)\s*(\p{L})\s*([.)])\s*/u;
const DATE = /^\d{1,2}\.0\d$/u;
const FIRST_YEAR = 1000;

/** The number that a question begins with, as it stands there; null where Word makes it. */
export function numberOf(text: string): string | null {
  const [, levels, plain] = NUMBERED.exec(text) ?? [];
  return levels ?? plain ?? null;
}

/** What stands behind the number of a question: a point, a bracket, a colon, or nothing of these. */
export const markOf = (text: string): string | null =>
  /[.):]\s*$/u.exec(NUMBERED.exec(text)?.[0] ?? '')?.[0].trim() ?? null;

/** The next number of options that count from one by another mark than the question's own. */
export function isNumberedOption(text: string, draft: DraftQuestion | null): boolean {
  const [, , number, mark] = NUMBERED_OPTION.exec(text) ?? [];
  if (!draft?.isTyped || number === undefined || mark === draft.mark) return false;
  const own = draft.options.map(({ letter }) => letter);
  return own.every((letter, i) => letter === String(i + 1)) && Number(number) === own.length + 1;
}

export function startsQuestion(
  { text, listDepth, isRow }: DocumentLine,
  draft: DraftQuestion | null,
): boolean {
  if (isRow || isNumberedOption(text, draft)) return false;
  const number = numberOf(text);
  if (number !== null && text.replace(NUMBERED, '') !== '') return !isDateOrYear(number, draft);
  // An entry below a typed question is one of its options.
  return listDepth === 1 && !LETTERED.test(text) && answerOf(text) === null && !(draft?.isTyped ?? false);
}

/** A line of the text such as "1941. The war began." */
function isDateOrYear(number: string, draft: DraftQuestion | null): boolean {
  if (DATE.test(number)) return true;
  return draft !== null && Number(number) >= FIRST_YEAR && Number(number) !== Number(draft.number) + 1;
}
