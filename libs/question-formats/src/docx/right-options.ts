import { findOption } from '../aiken-letters';
import { told, type Told } from '../problem-words';
import { ItemError } from '../question-file.errors';
import { lettersOf } from './answer-words';
import { MARK_STYLES, type MarkStyle } from './document-lines';
import { type OptionSign } from './option-signs';

/** An option with all that may mark it. */
export interface MarkedOption {
  /** In capitals, or a number; null for an entry that Word numbers itself. */
  letter: string | null;
  /** With its sign. */
  html: string;
  /** Whether a star or plus stands before the letter, where it can be nothing else. */
  isStarred: boolean;
  sign: OptionSign | null;
  styles: readonly MarkStyle[];
  /** Styles that its letter has too. */
  labelStyles: readonly MarkStyle[];
}

/** The ways in which the questions of a document name their right options. */
export interface MarksOfFile {
  hasAnswers: boolean;
  hasStyles: boolean;
}

export interface RightOptions {
  right: Set<number>;
  /** Texts of the options without the signs that were taken as marks. */
  texts: string[];
}

type Indexes = Set<number>;

/**
 * By answer lines, stars, and letters that are bold, underlined, highlighted or coloured. All that is there must name the same
 * options. A plus counts where a document knows no other mark.
 * @throws ItemError
 */
export function rightOptions(
  options: readonly MarkedOption[],
  answer: string | null,
  file: MarksOfFile,
  notes: Told[],
): RightOptions {
  const sure = indexesOf(options, ({ isStarred, sign }) => isStarred || sign?.strength === 'sure');
  const weak = indexesOf(options, ({ sign }) => sign?.strength === 'weak');
  const attached = indexesOf(options, ({ sign }) => sign?.strength === 'attached');
  const hasUnclear = options.some(({ sign }) => sign?.strength === 'unclear');
  const texts = (...counted: OptionSign['strength'][]) =>
    options.map(({ html, sign }) => (sign && counted.includes(sign.strength) ? sign.rest : html));
  const named = answer === null ? null : namedOptions(options, answer, notes);
  if (named && sure.size > 0 && !isSame(named, sure)) throw new ItemError('answer_against_stars');
  const styled = styledOptions(options);
  const sets = [...(named ? [named] : []), ...(sure.size > 0 ? [sure] : []), ...styled];
  const [right] = sets;
  if (right) {
    if (!sets.every((set) => isSame(set, right))) throw new ItemError('marks_disagree');
    if (hasUnclear && !named && styled.length === 0) throw new ItemError('sign_unclear');
    if (weak.size > 0 && !isSame(weak, right)) throw new ItemError('marks_disagree');
    return { right, texts: texts('sure', 'weak') };
  }
  if (hasUnclear) throw new ItemError('sign_unclear');
  const signs = weak.size > 0 ? weak : attached;
  if (signs.size === 0) throw new ItemError('right_unmarked');
  if (file.hasAnswers || file.hasStyles) throw new ItemError('sign_unclear');
  return { right: signs, texts: texts('sure', weak.size > 0 ? 'weak' : 'attached') };
}

/** The options of each style that some have and some have not. @throws ItemError where the letters have it at some and not at others */
function styledOptions(options: readonly MarkedOption[]): Indexes[] {
  return MARK_STYLES.flatMap((style) => {
    const styled = indexesOf(options, ({ styles }) => styles.includes(style));
    if (styled.size === 0 || styled.size === options.length) return [];
    const withLabel = indexesOf(
      options,
      ({ styles, labelStyles }) => styles.includes(style) && labelStyles.includes(style),
    );
    if (withLabel.size > 0 && !isSame(withLabel, styled)) throw new ItemError('marks_disagree');
    return [styled];
  });
}

export const hasStyleMark = (options: readonly MarkedOption[]): boolean =>
  MARK_STYLES.some((style) => {
    const count = options.filter(({ styles }) => styles.includes(style)).length;
    return count > 0 && count < options.length;
  });

function namedOptions(options: readonly MarkedOption[], answer: string, notes: Told[]): Indexes {
  const named = lettersOf(answer);
  if (!named) throw new ItemError('answer_names_none', { answer: answer.slice(0, 40) });
  const byWord = options.some(({ letter }) => letter === null);
  // Letters that Word makes are not in the text: the Latin ones are counted, of others nobody knows the alphabet.
  const letters = options.map(({ letter }, i) => (byWord ? String.fromCharCode(65 + i) : (letter ?? '')));
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

const indexesOf = (options: readonly MarkedOption[], is: (option: MarkedOption) => boolean): Indexes =>
  new Set(options.flatMap((option, i) => (is(option) ? [i] : [])));

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((index) => b.has(index));
