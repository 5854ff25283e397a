import { told, type Told } from '../problem-words';
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
  notes: Told[],
): QuestionItem {
  const text = prompt.join('<br>');
  const all = [text, ...options.map(({ html }) => html)];
  if (all.some((html) => html.includes(FORMULA_MARK))) throw new ItemError('formula_unread');
  if (hasTable) notes.push(told('table_to_lines'));
  const named = new Set(all.flatMap((html) => plainText({ text: html, format: 'html' }).pictures));
  const head = {
    ...itemHead(line, richText(text, 'html')),
    files: files.filter(({ name }) => named.has(name)),
  };
  if (options.length === 0) return { ...head, ...typedTask(answer) };
  if (options.length < 2) throw new ItemError('few_options');
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
  if (answer === null) throw new ItemError('nothing_to_answer');
  if (lettersOf(answer)?.every((letter) => /\p{L}/u.test(letter)))
    throw new ItemError('answer_without_options', { answer: answer.slice(0, 40) });
  const value = Number(answer.replace(',', '.').replace('\u2212', '-'));
  const full = { creditPercent: 100, feedback: null };
  return Number.isFinite(value)
    ? { kind: 'numeric', answers: [{ value, tolerance: 0, ...full }] }
    : { kind: 'short_answer', accepted: [{ text: answer, ...full }], caseSensitive: false };
}

/** By the answer line, else by stars and pluses, else by what alone is bold. @throws ItemError */
function rightOptions(options: readonly DraftOption[], answer: string | null, notes: Told[]): Set<number> {
  const marked = indexesOf(options, ({ isMarked }) => isMarked);
  const bold = indexesOf(options, ({ isBold }) => isBold);
  if (answer !== null) {
    const named = namedOptions(options, answer, notes);
    if (marked.size > 0 && !isSame(marked, named)) throw new ItemError('answer_against_stars');
    return named;
  }
  if (marked.size > 0) return marked;
  if (bold.size > 0 && bold.size < options.length) return bold;
  throw new ItemError('right_unmarked');
}

function namedOptions(options: readonly DraftOption[], answer: string, notes: Told[]): Set<number> {
  const named = lettersOf(answer);
  if (!named) throw new ItemError('answer_names_none', { answer: answer.slice(0, 40) });
  const byWord = options.some(({ letter }) => letter === null);
  // Letters that Word makes are not in the text: the Latin ones are counted, of others nobody knows the alphabet.
  const letters = options.map(({ letter }, i) => (byWord ? String.fromCharCode(65 + i) : (letter ?? '')));
  if (new Set(letters).size < letters.length) throw new ItemError('letters_repeat');
  if (byWord && named.some((letter) => !/^[A-Z]$/u.test(letter))) throw new ItemError('letters_of_word');
  return new Set(named.map((letter) => indexOf(letters, letter, notes)));
}

function indexOf(letters: readonly string[], letter: string, notes: Told[]): number {
  const found = findOption(letters, letter);
  if (found.index === null)
    throw found.reason === 'missing'
      ? new ItemError('answer_unknown', { answer: letter, options: letters.join(', ') })
      : new ItemError('answer_ambiguous', { answer: letter });
  if (found.folded) notes.push(told('answer_alphabet', { answer: letter }));
  return found.index;
}

const indexesOf = (options: readonly DraftOption[], is: (option: DraftOption) => boolean): Set<number> =>
  new Set(options.flatMap((option, i) => (is(option) ? [i] : [])));

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((index) => b.has(index));
