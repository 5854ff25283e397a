import { findOption, placesOf } from '../aiken-letters';
import { ItemError } from '../question-file.errors';
import { type SheetRow } from './sheet-row';

const NUMBER_SIGN = /[#№]\s*(?=\d)/gu;
const SHOWN_CHARS = 40;

/** The parts of a cell that names right answers, in capitals: `2`, `1, 3`, `B` or `A C`. */
export const marksOf = (right: string): string[] =>
  right
    .split(/[\s,;]+/u)
    .map((mark) => mark.replace(/(?<=.)[.)]$/u, '').toUpperCase())
    .filter((mark) => mark !== '');

/**
 * The right options of a row, from 1: by number, letter (Latin, Cyrillic, or one that looks like it) or text. A figure that is the
 * number of one option and the text of another is refused, and so is a letter that counts differently in two alphabets.
 * @throws ItemError
 */
export function rightNumbers(row: SheetRow): number[] {
  const told = row.toldRight;
  if (told?.length === 0) throw new ItemError('right_missing');
  if (told) return told;
  const right = row.text('right');
  const numbers = row.optionNumbers();
  const named = right.replace(NUMBER_SIGN, '');
  const marks = marksOf(named);
  if (marks.length === 0) throw new ItemError('right_missing');
  const byPlace = marks.flatMap((mark) => numberOf(row, mark, numbers.length) ?? []);
  const isPlaced = byPlace.length === marks.length;
  const byText = textNumbers(row, right, numbers);
  if (byText.length === 0) {
    if (isPlaced) return byPlace;
    throw new ItemError('right_unknown', { right: right.slice(0, SHOWN_CHARS), last: numbers.length });
  }
  if (isPlaced && !isSame(byPlace, byText)) {
    throw new ItemError('right_number_or_text', { right: right.slice(0, SHOWN_CHARS) });
  }
  return byText;
}

/** Options that read as the whole cell, else those that read as its parts. */
function textNumbers(row: SheetRow, right: string, numbers: readonly number[]): number[] {
  const reading = (text: string) =>
    numbers.filter((number) => row.plain(row.numbered('option', number)) === text);
  const whole = reading(right);
  if (whole.length > 0) return whole;
  const parts = right.split(/[,;]/u).map((part) => reading(part.trim()));
  return parts.every((found) => found.length > 0) ? parts.flat() : [];
}

/** @throws ItemError for a letter of which it cannot be told what it names */
function numberOf(row: SheetRow, mark: string, count: number): number | null {
  if (/^\d{1,2}$/u.test(mark)) return Number(mark) >= 1 && Number(mark) <= count ? Number(mark) : null;
  if (!/^\p{L}$/u.test(mark)) return null;
  if (row.optionLetters) {
    const found = findOption(row.optionLetters, mark);
    if (found.index !== null) return found.index < count ? found.index + 1 : null;
    if (found.reason === 'ambiguous') throw new ItemError('right_letter_unclear', { right: mark });
    return null;
  }
  const places = placesOf(mark, count, row.letterOrder);
  if (places.length > 1) throw new ItemError('right_letter_unclear', { right: mark });
  return places[0] === undefined ? null : places[0] + 1;
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((number) => b.includes(number));
