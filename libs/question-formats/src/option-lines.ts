import { areInOrder, lettersBetween } from './aiken-letters';
import { ItemError } from './question-file.errors';

/** A line that begins with the letter of an option. */
export interface OptionLine {
  /** In capitals. */
  letter: string;
  /** What stands behind the letter: a point or a bracket. */
  mark: string;
  /** Plain or HTML, without the letter and its mark. */
  text: string;
}

/** One option of a line. */
export interface OptionPiece {
  /** Place of its line in the list. */
  line: number;
  letter: string;
  /** Where it stands in the text of the line. */
  from: number;
  to: number;
}

interface InnerLetter {
  letter: string;
  mark: string;
  at: number;
  from: number;
}

const INNER = /(?<=^|[\s;,])(\p{L})\s?([.)])\s*/gu;
/** No alphabet has more letters. */
const MAX_PIECES = 60;
const TAG = /<[^<>]*>/gu;

/**
 * Several options of one line (`A) 4   B) 3`) as options of their own: where the letters go on in order and the next line does not
 * begin with the one that is expected. Initials and letters of the text that do not fit the order are left alone.
 * @throws ItemError where a line holds letters of options that were not found otherwise, and it cannot be told how they go on
 */
export function optionPieces(lines: readonly OptionLine[]): OptionPiece[] {
  const inner = innerOf(lines);
  const pieces = split(lines, inner);
  if (isUnclear(lines, inner, pieces)) throw new ItemError('options_in_line');
  return pieces;
}

/** The letters of all options, also of those within lines. */
const optionLetters = (lines: readonly OptionLine[]): string[] =>
  split(lines, innerOf(lines)).map(({ letter }) => letter);

/** A letter that is further on in the alphabet than so many is one of the text, such as a Roman number. */
const MAX_LEFT_OUT = 3;

/** Whether a line that begins with a letter is the next option: it goes on in order, or the order is broken anyway. */
export function belongsToOptions(lines: readonly OptionLine[], { letter }: OptionLine): boolean {
  if (lines.length > MAX_PIECES) return true;
  const letters = optionLetters(lines);
  const between = lettersBetween(letters, letter);
  return letters.includes(letter) || !areInOrder(letters) || (between !== null && between <= MAX_LEFT_OUT);
}

/** Whether lines go on with the last option and with no other, so that they may belong to none. @param lines how many, by option */
export const lastAloneGoesOn = (lines: readonly number[]): boolean =>
  (lines.at(-1) ?? 0) > 0 && lines.slice(0, -1).every((count) => count === 0);

const innerOf = (lines: readonly OptionLine[]): InnerLetter[][] =>
  lines.map(({ text, mark }) => innerLetters(text).filter((other) => other.mark === mark));

function split(lines: readonly OptionLine[], inner: readonly InnerLetter[][]): OptionPiece[] {
  const pieces: OptionPiece[] = [];
  for (const [line, { letter, text }] of lines.entries()) {
    pieces.push({ line, letter, from: 0, to: text.length });
    for (const found of inner[line] ?? []) {
      if (pieces.length > MAX_PIECES) break;
      const next = lines[line + 1]?.letter;
      const before = pieces.map((piece) => piece.letter);
      if (!areInOrder([...before, found.letter])) continue;
      if (next !== undefined && areInOrder([...before, next])) break;
      const last = pieces.at(-1);
      if (last) last.to = found.at;
      pieces.push({ line, letter: found.letter, from: found.from, to: text.length });
    }
  }
  return pieces;
}

function innerLetters(text: string): InnerLetter[] {
  const words = text.replace(TAG, (tag) => '\u0001'.repeat(tag.length));
  return [...words.matchAll(INNER)].map(({ 0: whole, 1: letter = '', 2: mark = '', index }) => ({
    letter: letter.toUpperCase(),
    mark,
    at: index,
    from: index + whole.length,
  }));
}

function isUnclear(
  lines: readonly OptionLine[],
  inner: readonly InnerLetter[][],
  pieces: readonly OptionPiece[],
): boolean {
  const letters = pieces.map(({ letter }) => letter);
  const splitLines = new Set(pieces.filter(({ from }) => from > 0).map(({ line }) => line));
  if (splitLines.size > 0 && !areInOrder(letters)) return true;
  // Initials behind a name ("D. Esenin E. A.") look like one more option.
  const isLastAlone = splitLines.size === 1 && splitLines.has(lines.length - 1) && lines.length > 1;
  if (isLastAlone && lines.at(-1)?.mark === '.') return true;
  const missed = inner.flat().filter(({ letter, mark }) => mark === ')' && !letters.includes(letter));
  const sorted = [...new Set(missed.map(({ letter }) => letter))];
  return sorted.length > 0 && goesOn(letters, sorted);
}

/** Whether the letters that were passed over belong to the options: they fill up or go on with the alphabet of the others. */
function goesOn(letters: readonly string[], missed: readonly string[]): boolean {
  const all = [...letters, ...missed];
  return areInOrder(all.toSorted()) || !areInOrder(letters);
}
