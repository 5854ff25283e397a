import { type ParsedQuestions } from '../import-report';
import { takeItem } from '../item-intake';
import { type ItemFile } from '../question-item';
import { answerOf } from './answer-words';
import { type DocumentLine } from './document-lines';
import { type DraftOption, type DraftQuestion, finishQuestion } from './draft-question';

const NUMBERED =
  /^(?:(?:вопрос|сұрақ|question)\s*)?(?:№\s*)?\d{1,4}\s*(?:[.):]|-?\s*(?:сұрақ|вопрос)\s*[.):]?)\s*/iu;
const LETTERED = /^([*+]?)\s*(\p{L})\s*[.)]\s*([*+]?)\s*/u;

/**
 * A line with a number begins a question, a line with a letter an option; so do the entries of lists that Word numbers itself, the
 * outer ones as questions, the inner ones (and those below a typed number) as options. Other lines go on with what stands before them.
 */
export function parseDocument(lines: readonly DocumentLine[], files: readonly ItemFile[]): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  let draft: DraftQuestion | null = null;
  let aboveAt: number | null = null;
  const finish = (): void => {
    const finished = draft;
    draft = null;
    if (!finished) return;
    const notes: string[] = [];
    takeItem(found, finished.line, notes, () => finishQuestion(finished, files, notes));
  };
  for (const line of lines) {
    if (startsQuestion(line, draft)) {
      finish();
      const isTyped = NUMBERED.test(line.text);
      const prompt = isTyped ? withoutStart(line.html, NUMBERED) : line.html;
      draft = { line: line.line, isTyped, prompt: [prompt], options: [], answer: null, hasTable: line.isRow };
    } else if (!draft) {
      aboveAt ??= line.line;
    } else addLine(draft, line);
  }
  finish();
  if (aboveAt !== null) {
    const message = 'Lines before the first numbered question were left out.';
    found.problems.push({ line: aboveAt, severity: 'warning', message });
  }
  return found;
}

function startsQuestion({ text, listDepth, isRow }: DocumentLine, draft: DraftQuestion | null): boolean {
  if (isRow) return false;
  if (NUMBERED.test(text) && text.replace(NUMBERED, '') !== '') return true;
  // An entry below a typed question is one of its options.
  return listDepth === 1 && !LETTERED.test(text) && answerOf(text) === null && !(draft?.isTyped ?? false);
}

function addLine(draft: DraftQuestion, line: DocumentLine): void {
  const { text, html, listDepth, isRow } = line;
  const answer = answerOf(text);
  if (answer !== null) draft.answer = draft.answer === null ? answer : `${draft.answer}, ${answer}`;
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

function listedOption({ text, html, isBold }: DocumentLine): DraftOption {
  const marked = /^[*+]\s*/u;
  const isMarked = marked.test(text);
  return { letter: null, html: isMarked ? withoutStart(html, marked) : html, isMarked, isBold };
}

/** The line's start has no tag in it: bold went when it was read. What has one stays whole. */
const withoutStart = (html: string, start: RegExp): string => html.replace(start, '').trim();
