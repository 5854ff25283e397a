import { told, type Told } from '../problem-words';
import { type ParsedQuestions } from '../import-report';
import { takeItem } from '../item-intake';
import { type ItemFile } from '../question-item';
import { answerOf } from './answer-words';
import { type DocumentLine } from './document-lines';
import { type DraftOption, type DraftQuestion, finishQuestion } from './draft-question';

const NUMBERED =
  /^(?:(?:вопрос|сұрақ|question)\s*)?(?:№\s*)?\d{1,4}\s*(?:[.):](?!\d)|-?\s*(?:сұрақ|вопрос)\s*[.):]?)\s*/iu;
/** An option by a number: told from a question by its place, see `isNumberedOption`. */
const NUMBERED_OPTION = /^([*+]?)\s*(\d{1,2})\s*([.)])(?!\d)\s*([*+]?)\s*/u;
const LETTERED = /^([*+]?)\s*(\p{L})\s*[.)]\s*([*+]?)\s*/u;

/**
 * A line with a number begins a question, a line with a letter an option; so do the entries of lists that Word numbers itself, the
 * outer ones as questions, the inner ones (and those below a typed number) as options. Below a typed "1." the lines 1) 2) 3) are
 * options too, because another mark counts anew from one. Other lines go on with what stands before them.
 */
export function parseDocument(lines: readonly DocumentLine[], files: readonly ItemFile[]): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  let draft: DraftQuestion | null = null;
  let aboveAt: number | null = null;
  const finish = (): void => {
    const finished = draft;
    draft = null;
    if (!finished) return;
    const notes: Told[] = [];
    takeItem(found, finished.line, notes, () => finishQuestion(finished, files, notes));
  };
  for (const line of lines) {
    if (startsQuestion(line, draft)) {
      finish();
      const isTyped = NUMBERED.test(line.text);
      const prompt = isTyped ? withoutStart(line.html, NUMBERED) : line.html;
      const mark = isTyped ? markOf(line.text) : null;
      draft = {
        line: line.line,
        isTyped,
        mark,
        prompt: [prompt],
        options: [],
        answer: null,
        hasTable: line.isRow,
      };
    } else if (!draft) {
      aboveAt ??= line.line;
    } else addLine(draft, line);
  }
  finish();
  if (aboveAt !== null) {
    found.problems.push({ line: aboveAt, severity: 'warning', ...told('lines_before_first') });
  }
  return found;
}

/** What stands behind the number of a question: a point, a bracket, a colon, or nothing of these. */
const markOf = (text: string): string | null => /[.):]/u.exec(NUMBERED.exec(text)?.[0] ?? '')?.[0] ?? null;

/** The next number of options that count from one by another mark than the question's own. */
function isNumberedOption(text: string, draft: DraftQuestion | null): boolean {
  const [, , number, mark] = NUMBERED_OPTION.exec(text) ?? [];
  if (!draft?.isTyped || number === undefined || mark === draft.mark) return false;
  const own = draft.options.map(({ letter }) => letter);
  return own.every((letter, i) => letter === String(i + 1)) && Number(number) === own.length + 1;
}

function startsQuestion({ text, listDepth, isRow }: DocumentLine, draft: DraftQuestion | null): boolean {
  if (isRow || isNumberedOption(text, draft)) return false;
  if (NUMBERED.test(text) && text.replace(NUMBERED, '') !== '') return true;
  // An entry below a typed question is one of its options.
  return listDepth === 1 && !LETTERED.test(text) && answerOf(text) === null && !(draft?.isTyped ?? false);
}

function addLine(draft: DraftQuestion, line: DocumentLine): void {
  const { text, html, listDepth, isRow } = line;
  const answer = answerOf(text);
  if (answer !== null) draft.answer = draft.answer === null ? answer : `${draft.answer}, ${answer}`;
  else if (isNumberedOption(text, draft) && !isRow) draft.options.push(numberedOption(line));
  else if (LETTERED.test(text) && !isRow) draft.options.push(letteredOption(line));
  else if (listDepth > 0 && (listDepth > 1 || draft.isTyped)) draft.options.push(listedOption(line));
  else {
    const last = draft.options.at(-1);
    if (last) last.html += `<br>${html}`;
    else draft.prompt.push(html);
    draft.hasTable ||= isRow;
  }
}

function letteredOption({ text, html, isBold }: DocumentLine): DraftOption {
  const [, before = '', letter = '', after = ''] = LETTERED.exec(text) ?? [];
  return {
    letter: letter.toUpperCase(),
    html: withoutStart(html, LETTERED),
    ...{ isMarked: before !== '' || after !== '', isBold },
  };
}

function numberedOption({ text, html, isBold }: DocumentLine): DraftOption {
  const [, before = '', number = '', , after = ''] = NUMBERED_OPTION.exec(text) ?? [];
  return {
    letter: number,
    html: withoutStart(html, NUMBERED_OPTION),
    ...{ isMarked: before !== '' || after !== '', isBold },
  };
}

function listedOption({ text, html, isBold }: DocumentLine): DraftOption {
  const marked = /^[*+]\s*/u;
  const isMarked = marked.test(text);
  return { letter: null, html: isMarked ? withoutStart(html, marked) : html, isMarked, isBold };
}

/** The line's start has no tag in it: bold went when it was read. What has one stays whole. */
const withoutStart = (html: string, start: RegExp): string => html.replace(start, '').trim();
