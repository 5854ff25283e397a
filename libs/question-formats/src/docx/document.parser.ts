import { areInOrder } from '../aiken-letters';
import { type ParsedQuestions } from '../import-report';
import { takeItem } from '../item-intake';
import { belongsToOptions } from '../option-lines';
import { told, type Told } from '../problem-words';
import { type ItemFile } from '../question-item';
import { applyAnswerKey, findAnswerKey, type KeyOfAnswers, withoutKeyHeads } from './answer-key';
import { answerOf } from './answer-words';
import { type DocumentLine } from './document-lines';
import {
  type DraftOption,
  type DraftQuestion,
  finishQuestion,
  isLetter,
  marksOfFile,
} from './draft-question';
import {
  isNumberedOption,
  LETTERED,
  markOf,
  NUMBERED,
  NUMBERED_OPTION,
  numberOf,
  startsQuestion,
} from './question-start';

/**
 * A line with a number begins a question, a line with a letter an option; so do the entries of lists that Word numbers itself, the
 * outer ones as questions, the inner ones (and those below a typed number) as options. Below a typed "1." the lines 1) 2) 3) are
 * options too, because another mark counts anew from one. Other lines go on with what stands before them. Where the letters of
 * options begin anew, a question without a number began.
 * @param keysOfTables in the order of their lines
 */
export function parseDocument(
  allLines: readonly DocumentLine[],
  files: readonly ItemFile[],
  keysOfTables: readonly KeyOfAnswers[],
): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  const lines = withoutKeyHeads(allLines, keysOfTables);
  const ownKey = findAnswerKey(lines);
  const keys = [...keysOfTables, ...(ownKey ? [ownKey] : [])];
  const drafts: DraftQuestion[] = [];
  let aboveAt: number | null = null;
  for (const line of lines.slice(0, ownKey?.at)) {
    const draft = drafts.at(-1) ?? null;
    if (startsQuestion(line, draft)) drafts.push(newQuestion(line));
    else if (!draft) aboveAt ??= line.line;
    else addLine(drafts, draft, line);
  }
  const [key] = keys;
  const entries = keys.flatMap((other) => other.entries);
  const fault = key && applyAnswerKey(drafts, { line: key.line, entries });
  if (fault) found.problems.push(fault);
  const file = marksOfFile(drafts);
  for (const draft of drafts) {
    const notes: Told[] = [];
    takeItem(found, draft.line, notes, () => finishQuestion(draft, files, file, notes));
  }
  if (drafts.length === 0) {
    found.problems.push({ line: lines[0]?.line ?? 1, severity: 'error', ...told('no_questions') });
  } else if (aboveAt !== null) {
    found.problems.push({ line: aboveAt, severity: 'warning', ...told('lines_before_first') });
  }
  return found;
}

const EMPTY = {
  ...{ isUnnumbered: false, answer: null, keyAnswer: null, isMerged: false },
} as const;

function newQuestion(line: DocumentLine): DraftQuestion {
  const isTyped = NUMBERED.test(line.text);
  return {
    ...EMPTY,
    ...{ line: line.line, isTyped, options: [], behind: [], hasTable: line.isRow },
    number: numberOf(line.text),
    mark: isTyped ? markOf(line.text) : null,
    prompt: [isTyped ? line.html.replace(NUMBERED, '').trim() : line.html],
  };
}

function addLine(drafts: DraftQuestion[], draft: DraftQuestion, line: DocumentLine): void {
  const { text, listDepth, isRow } = line;
  const answer = answerOf(text);
  if (answer !== null) addAnswer(draft, answer);
  else if (isNumberedOption(text, draft) && !isRow) draft.options.push(numberedOption(line));
  else if (LETTERED.test(text) && !isRow) addLettered(drafts, draft, letteredOption(line));
  else if (listDepth > 0 && (listDepth > 1 || draft.isTyped)) draft.options.push(listedOption(line));
  else addText(draft, line);
}

function addAnswer(draft: DraftQuestion, answer: string): void {
  // The lines between two answers are a question of their own.
  if (draft.answer !== null && draft.behind.length > 0) draft.isMerged = true;
  draft.answer = draft.answer === null ? answer : `${draft.answer}, ${answer}`;
}

function addText(draft: DraftQuestion, line: DocumentLine): void {
  const last = draft.options.at(-1);
  if (draft.answer !== null) draft.behind.push(line);
  else if (last) last.more.push(line);
  else draft.prompt.push(line.html);
  draft.hasTable ||= line.isRow;
}

function addLettered(drafts: DraftQuestion[], draft: DraftQuestion, option: DraftOption): void {
  const letter = option.letter ?? '';
  const [first] = draft.options;
  const isFirst = areInOrder([letter]);
  if (!first && !isFirst) addText(draft, option.line);
  else if (first && isFirst) beginAnew(drafts, draft, option);
  else if (!first || option.mark === ')' || isNext(draft, option)) draft.options.push(option);
  else addText(draft, option.line);
}

const isNext = ({ options }: DraftQuestion, { letter, mark }: DraftOption): boolean =>
  belongsToOptions(
    options.map((other) => ({ letter: other.letter ?? '', mark: other.mark, text: other.line.html })),
    { letter: letter ?? '', mark, text: '' },
  );

/** Letters that begin again: of another question, or of the options after a line of the question such as "A. Kunanbaev". */
function beginAnew(drafts: DraftQuestion[], draft: DraftQuestion, option: DraftOption): void {
  if (draft.answer === null && areStatements(draft.options, option)) {
    const lines = draft.options.flatMap(({ line, more }) => [line, ...more]);
    draft.prompt.push(...lines.map(({ html }) => html));
    draft.options = [option];
    return;
  }
  const last = draft.options.at(-1);
  const lines = draft.answer === null ? (last?.more ?? []) : draft.behind;
  const isClear = draft.options.length > 1 && (draft.answer === null ? lines.length === 1 : lines.length > 0);
  const [start] = lines;
  if (!isClear || !start) {
    draft.isMerged ||= lines.length > 0 || draft.options.length > 1;
    draft.options.push(option);
    return;
  }
  const { isTyped, mark } = draft;
  drafts.push({
    ...EMPTY,
    ...{ line: start.line, isTyped, mark, number: null, isUnnumbered: true, behind: [] },
    prompt: lines.map(({ html }) => html),
    options: [option],
    hasTable: lines.some(({ isRow }) => isRow),
  });
  if (last && draft.answer === null) last.more = [];
  draft.behind = [];
}

/** Lines of the question that looked like options until those with letters came: `1) …`, entries of a list, or `A. Kunanbaev`. */
function areStatements(options: readonly DraftOption[], { mark }: DraftOption): boolean {
  const [first] = options;
  return options.every(({ letter }) => !isLetter(letter)) || (options.length === 1 && first?.mark !== mark);
}

function letteredOption(line: DocumentLine): DraftOption {
  const [, before = '', letter = '', mark = ''] = LETTERED.exec(line.text) ?? [];
  return {
    ...{ letter: letter.toUpperCase(), mark, isStarred: before !== '', line, more: [] },
    from: startLength(line.html, LETTERED),
  };
}

function numberedOption(line: DocumentLine): DraftOption {
  const [, before = '', number = '', mark = ''] = NUMBERED_OPTION.exec(line.text) ?? [];
  return {
    ...{ letter: number, mark, isStarred: before !== '', line, more: [] },
    from: startLength(line.html, NUMBERED_OPTION),
  };
}

const listedOption = (line: DocumentLine): DraftOption => ({
  ...{ letter: null, mark: '', isStarred: false, line, from: 0, more: [] },
});

/** The line's start has no tag in it: bold went when it was read. What has one stays whole. */
const startLength = (html: string, start: RegExp): number => start.exec(html)?.[0].length ?? 0;
