import { type ImportProblemCode } from '@bakylau/contracts';
import { told } from './problem-words';
import { areInOrder, findOption, hasRepeated } from './aiken-letters';
import { type ParsedQuestions } from './import-report';
import { itemHead, richText } from './item-head';
import { belongsToOptions, lastAloneGoesOn, type OptionLine, optionPieces } from './option-lines';
import { shareCredit } from './option-list';
import { ItemError } from './question-file.errors';
import { type QuestionItem } from './question-item';

const OPTION = /^\s*(\p{L})\s*([.)])\s*(\S.*)$/u;
/** Of a question: `1. Столица?`, `1) Столица?`. */
const NUMBER = /^(\d{1,4})[ \t]{0,5}[.)](?!\d)\s*(?=\S)/u;
const ANSWER =
  /^\s*(?:(?:CORRECT\s+)?ANSWER|(?:ПРАВИЛЬНЫЙ\s+|ВЕРНЫЙ\s+)?ОТВЕТ|(?:ДҰРЫС\s+)?ЖАУАП|(?:ДҰРЫС\s+)?ЖАУАБЫ)\s*:(.*)$/iu;
/** A longer answer names no option; it is cut so that the message about it stays short. */
const MAX_ANSWER_CHARS = 40;

interface DraftOption extends OptionLine {
  isCapital: boolean;
  /** As it stands in the file. */
  lines: string[];
}

interface Draft {
  line: number;
  prompt: string[];
  options: DraftOption[];
}

export function isAiken(text: string): boolean {
  return text.split('\n').some((line) => ANSWER.test(line));
}

/**
 * Aiken: the question, options `A)` or `A.`, and `ANSWER: A`, also ОТВЕТ, Дұрыс жауап and the like. Small letters and several
 * options in a line are read; blank lines are optional. Numbers of questions are left out where all of them have one.
 */
export function parseAiken(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  const drafts: Draft[] = [];
  let draft: Draft | null = null;
  let afterBlank = false;
  for (const [index, content] of text.split('\n').entries()) {
    const answer = ANSWER.exec(content)?.[1]?.trim().replace(/[.)]$/u, '').slice(0, MAX_ANSWER_CHARS);
    const option = readOption(content);
    if (content.trim() === '') {
      afterBlank = true;
      continue;
    }
    if (answer === undefined && option === null && afterBlank && draft && draft.options.length > 0) {
      refuse(found, draft.line, 'answer_line_missing');
      draft = null;
    }
    afterBlank = false;
    if (!draft) {
      draft = { line: index + 1, prompt: [], options: [] };
      drafts.push(draft);
    }
    if (answer !== undefined) {
      finish(found, draft, answer);
      draft = null;
    } else if (option && isNextOption(draft, option)) {
      draft.options.push(option);
    } else {
      addText(draft, content.trim());
    }
  }
  if (draft) {
    refuse(found, draft.line, 'answer_line_missing');
  }
  return areNumbered(drafts) ? { ...found, items: found.items.map(withoutNumber) } : found;
}

/** Whether all questions count from 1 on; otherwise a number may belong to its question, such as a year. */
const areNumbered = (drafts: readonly Draft[]): boolean =>
  drafts.every(({ prompt }, i) => Number(NUMBER.exec(prompt.join('\n'))?.[1]) === i + 1);

const withoutNumber = (item: QuestionItem): QuestionItem => ({
  ...item,
  prompt: { ...item.prompt, text: item.prompt.text.replace(NUMBER, '') },
});

function readOption(content: string): DraftOption | null {
  const [, letter, mark, text] = OPTION.exec(content) ?? [];
  if (letter === undefined || mark === undefined || text === undefined) return null;
  const capital = letter.toUpperCase();
  return { letter: capital, mark, text: text.trim(), isCapital: letter === capital, lines: [content.trim()] };
}

/**
 * The first option has the first letter, so a line `I. Edward` goes on with the question. Later a capital with a bracket is an
 * option wherever it stands in the alphabet; other letters are one where they go on in order. Small letters before a capital A
 * were statements of the question.
 */
function isNextOption(draft: Draft, option: DraftOption): boolean {
  const { letter, mark, isCapital } = option;
  if (draft.prompt.length === 0) return false;
  const isFirst = areInOrder([letter]);
  if (isFirst && isCapital && draft.options.every((other) => !other.isCapital)) {
    draft.prompt.push(...draft.options.flatMap(({ lines }) => lines));
    draft.options = [];
  }
  if (draft.options.length === 0) return isFirst;
  if (isCapital && mark === ')') return true;
  return isCapital === draft.options[0]?.isCapital && belongsToOptions(draft.options, option);
}

function addText(draft: Draft, text: string): void {
  const last = draft.options.at(-1);
  if (last) {
    last.text += `\n${text}`;
    last.lines.push(text);
  } else {
    draft.prompt.push(text);
  }
}

function refuse({ problems }: ParsedQuestions, line: number, code: ImportProblemCode): void {
  problems.push({ line, severity: 'error', ...told(code) });
}

function finish(found: ParsedQuestions, draft: Draft, answer: string): void {
  try {
    found.items.push(readItem(found, draft, answer));
  } catch (error) {
    if (!(error instanceof ItemError)) throw error;
    found.problems.push({ line: draft.line, severity: 'error', ...error.told });
  }
}

function readItem(
  found: ParsedQuestions,
  { line, prompt, options: lines }: Draft,
  answer: string,
): QuestionItem {
  if (prompt.length === 0) throw new ItemError('question_missing');
  const options = optionPieces(lines).map(({ letter, line: at, from, to }) => ({
    letter,
    text: lines[at]?.text.slice(from, to).trim() ?? '',
  }));
  const letters = options.map(({ letter }) => letter);
  if (options.length < 2) throw new ItemError('few_options');
  if (hasRepeated(letters)) throw new ItemError('letters_repeat');
  if (options.some(({ text }) => text === '')) throw new ItemError('option_empty');
  const right = findOption(letters, answer.toUpperCase());
  if (right.index === null) {
    throw right.reason === 'missing'
      ? new ItemError('answer_unknown', { answer, options: letters.join(', ') })
      : new ItemError('answer_ambiguous', { answer });
  }
  if (lastAloneGoesOn(lines.map((option) => option.lines.length - 1)))
    found.problems.push({ line, severity: 'warning', ...told('last_option_goes_on') });
  if (right.folded)
    found.problems.push({ line, severity: 'warning', ...told('answer_alphabet', { answer }) });
  return {
    ...itemHead(line, richText(prompt.join('\n'))),
    kind: 'single_choice',
    options: shareCredit(
      options.map(({ text }, index) => ({ ...richText(text), isRight: index === right.index })),
    ),
  };
}
