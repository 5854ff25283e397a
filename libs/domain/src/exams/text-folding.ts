import { type TextFolding } from '@bakylau/contracts';

/** None of the differences counts. */
export const FOLD_ALL: TextFolding = { letterCase: true, spaces: true, yo: true };

/** Signs above and below the line: 10² is not 102, nor H₂O the text H2O. */
const NEITHER_RAISED_NOR_LOWERED =
  /[^\u00b2\u00b3\u00b9\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2070-\u209c\u2c7c\u2c7d\ua69c\ua69d]+/gu;

/**
 * Folds what a person typed so that spellings which mean the same compare equal: Unicode compatibility form, but for what is raised
 * or lowered, the decimal comma as a point, and as asked lower case, ё as е, one space between words. Kazakh letters stay apart from
 * the Russian ones.
 */
export function foldText(text: string, folding: TextFolding = FOLD_ALL): string {
  let folded = text.normalize('NFC').replace(NEITHER_RAISED_NOR_LOWERED, (words) => words.normalize('NFKC'));
  if (folding.letterCase) folded = folded.toLocaleLowerCase('ru');
  if (folding.yo) folded = folded.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  if (folding.spaces) folded = folded.replace(/\s+/gu, ' ');
  return folded.trim().replace(/(?<=\d),(?=\d)/gu, '.');
}

const MINUS_SIGNS = /[\u2212\u2012\u2013]/gu;

/**
 * Reads a number as people in Kazakhstan write it: decimal comma or point, spaces between thousands, any minus sign.
 * Null when the text is not one plain number.
 */
export function parseTypedNumber(text: string): number | null {
  const folded = foldText(text.replace(MINUS_SIGNS, '-')).replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '');
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/u.test(folded) ? Number(folded) : null;
}
