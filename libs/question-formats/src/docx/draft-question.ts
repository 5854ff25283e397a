import { findOption } from '../aiken-letters';
import { itemHead, richText } from '../item-head';
import { shareCredit } from '../option-list';
import { plainText } from '../plain-text';
import { ItemError } from '../question-file.errors';
import { type ItemFile, type QuestionItem } from '../question-item';
import { lettersOf } from './answer-words';
import { FORMULA_MARK } from './formula-marks';

export interface DraftOption {
  /** In capitals, or a number; null for an entry that Word numbers itself. */
  letter: string | null;
  html: string;
  /** By a star or a plus. */
  isMarked: boolean;
  isBold: boolean;
}

/** A question as it is gathered from its lines. */
export interface DraftQuestion {
  line: number;
  /** Whether its number was typed and not made by Word. */
  isTyped: boolean;
  /** Behind a typed number. */
  mark: string | null;
  prompt: string[];
  options: DraftOption[];
  /** What the line of the answer says. */
  answer: string | null;
  hasTable: boolean;
}

/** @param notes warnings of the question, added to. @throws ItemError */
export function finishQuestion(
  { line, prompt, options, answer, hasTable }: DraftQuestion,
  files: readonly ItemFile[],
  notes: string[],
): QuestionItem {
  const text = prompt.join('<br>');
  const all = [text, ...options.map(({ html }) => html)];
  if (all.some((html) => html.includes(FORMULA_MARK)))
    throw new ItemError('A formula of Word cannot be read. Write it as LaTeX between dollars: $x^{2}$.');
  if (hasTable) notes.push('A table became lines of text; look whether it still reads well.');
  const named = new Set(all.flatMap((html) => plainText({ text: html, format: 'html' }).pictures));
  const head = {
    ...itemHead(line, richText(text, 'html')),
    files: files.filter(({ name }) => named.has(name)),
  };
  if (options.length === 0) return { ...head, ...typedTask(answer) };
  if (options.length < 2) throw new ItemError('The question has fewer than two options.');
  const right = rightOptions(options, answer, notes);
  return {
    ...head,
    kind: right.size > 1 ? 'multiple_choice' : 'single_choice',
    options: shareCredit(
      options.map(({ html }, i) => ({ ...richText(html, 'html'), isRight: right.has(i) })),
    ),
  };
}

function typedTask(
  answer: string | null,
): Extract<QuestionItem, { kind: 'numeric' | 'short_answer' }> extends infer Item
  ? Item extends unknown
    ? Omit<Item, keyof ReturnType<typeof itemHead>>
    : never
  : never {
  if (answer === null)
    throw new ItemError('The question has neither options nor an answer line (Answer: …).');
  if (lettersOf(answer)?.every((letter) => /\p{L}/u.test(letter)))
    throw new ItemError(
      `The answer "${answer.slice(0, 40)}" names an option, and no options were found. Begin each one with its letter: A) …`,
    );
  const value = Number(answer.replace(',', '.').replace('\u2212', '-'));
  const full = { creditPercent: 100, feedback: null };
  return Number.isFinite(value)
    ? { kind: 'numeric', answers: [{ value, tolerance: 0, ...full }] }
    : { kind: 'short_answer', accepted: [{ text: answer, ...full }], caseSensitive: false };
}

/** By the answer line, else by stars and pluses, else by what alone is bold. @throws ItemError */
function rightOptions(options: readonly DraftOption[], answer: string | null, notes: string[]): Set<number> {
  const marked = indexesOf(options, ({ isMarked }) => isMarked);
  const bold = indexesOf(options, ({ isBold }) => isBold);
  if (answer !== null) {
    const named = namedOptions(options, answer, notes);
    if (marked.size > 0 && !isSame(marked, named))
      throw new ItemError('The answer line and the stars name different options.');
    return named;
  }
  if (marked.size > 0) return marked;
  if (bold.size > 0 && bold.size < options.length) return bold;
  throw new ItemError('No option is marked as right: by * or +, in bold, or by a line "Answer: A".');
}

function namedOptions(options: readonly DraftOption[], answer: string, notes: string[]): Set<number> {
  const named = lettersOf(answer);
  if (!named)
    throw new ItemError(`The answer "${answer.slice(0, 40)}" names no option by its letter or number.`);
  const byWord = options.some(({ letter }) => letter === null);
  // Letters that Word makes are not in the text: the Latin ones are counted, of others nobody knows the alphabet.
  const letters = options.map(({ letter }, i) => (byWord ? String.fromCharCode(65 + i) : (letter ?? '')));
  if (new Set(letters).size < letters.length) throw new ItemError('Two options have the same letter.');
  if (byWord && named.some((letter) => !/^[A-Z]$/u.test(letter)))
    throw new ItemError(
      'Word made the letters of these options: mark the right one by * or in bold instead.',
    );
  return new Set(named.map((letter) => indexOf(letters, letter, notes)));
}

function indexOf(letters: readonly string[], letter: string, notes: string[]): number {
  const found = findOption(letters, letter);
  if (found.index === null)
    throw new ItemError(
      found.reason === 'missing'
        ? `The answer "${letter}" names none of the options ${letters.join(', ')}.`
        : `The answer "${letter}" is Latin and the options are Cyrillic, so it may name either of two. Write it in Cyrillic.`,
    );
  if (found.folded)
    notes.push(
      `The answer "${letter}" and its option are in different alphabets; they were taken as the same letter.`,
    );
  return found.index;
}

const indexesOf = (options: readonly DraftOption[], is: (option: DraftOption) => boolean): Set<number> =>
  new Set(options.flatMap((option, i) => (is(option) ? [i] : [])));

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((index) => b.has(index));
