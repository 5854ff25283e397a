import { type ImportProblemCode, type ProblemValues } from '@bakylau/contracts';
import { told } from './problem-words';
import { findOption } from './aiken-letters';
import { type ParsedQuestions } from './import-report';
import { itemHead, richText } from './item-head';
import { shareCredit } from './option-list';

const OPTION = /^\s*(\p{Lu})\s*[.)]\s*(\S.*)$/u;
const ANSWER = /^\s*(?:ANSWER|ОТВЕТ|ЖАУАП|ЖАУАБЫ)\s*:(.*)$/iu;
/** A longer answer names no option; it is cut so that the message about it stays short. */
const MAX_ANSWER_CHARS = 40;

interface Draft {
  line: number;
  prompt: string[];
  options: { letter: string; text: string }[];
}

export function isAiken(text: string): boolean {
  return text.split('\n').some((line) => ANSWER.test(line));
}

/** Aiken: the question, options `A)` or `A.`, and `ANSWER: A`, also ОТВЕТ and ЖАУАП; blank lines are optional. */
export function parseAiken(text: string): ParsedQuestions {
  const found: ParsedQuestions = { items: [], problems: [] };
  let draft: Draft | null = null;
  let afterBlank = false;
  for (const [index, content] of text.split('\n').entries()) {
    const answer = ANSWER.exec(content)?.[1]?.trim().replace(/[.)]$/u, '').slice(0, MAX_ANSWER_CHARS);
    const [, letter, optionText] = OPTION.exec(content) ?? [];
    if (content.trim() === '') {
      afterBlank = true;
      continue;
    }
    if (answer === undefined && letter === undefined && afterBlank && draft && draft.options.length > 0) {
      refuse(found, draft.line, 'answer_line_missing');
      draft = null;
    }
    afterBlank = false;
    draft ??= { line: index + 1, prompt: [], options: [] };
    if (answer !== undefined) {
      finish(found, draft, answer);
      draft = null;
    } else if (letter !== undefined && optionText !== undefined && draft.prompt.length > 0) {
      draft.options.push({ letter, text: optionText.trim() });
    } else {
      addText(draft, content.trim());
    }
  }
  if (draft) {
    refuse(found, draft.line, 'answer_line_missing');
  }
  return found;
}

function addText(draft: Draft, text: string): void {
  const last = draft.options.at(-1);
  if (last) {
    last.text += `\n${text}`;
  } else {
    draft.prompt.push(text);
  }
}

function refuse(
  { problems }: ParsedQuestions,
  line: number,
  code: ImportProblemCode,
  values: ProblemValues = {},
): void {
  problems.push({ line, severity: 'error', ...told(code, values) });
}

function finish(found: ParsedQuestions, { line, prompt, options }: Draft, answer: string): void {
  const letters = options.map(({ letter }) => letter);
  if (prompt.length === 0) {
    return refuse(found, line, 'question_missing');
  }
  if (options.length < 2) {
    return refuse(found, line, 'few_options');
  }
  if (new Set(letters).size < letters.length) {
    return refuse(found, line, 'letters_repeat');
  }
  const right = findOption(letters, answer.toUpperCase());
  if (right.index === null) {
    return right.reason === 'missing'
      ? refuse(found, line, 'answer_unknown', { answer, options: letters.join(', ') })
      : refuse(found, line, 'answer_ambiguous', { answer });
  }
  if (right.folded)
    found.problems.push({ line, severity: 'warning', ...told('answer_alphabet', { answer }) });
  found.items.push({
    ...itemHead(line, richText(prompt.join('\n'))),
    kind: 'single_choice',
    options: shareCredit(
      options.map(({ text }, index) => ({ ...richText(text), isRight: index === right.index })),
    ),
  });
}
