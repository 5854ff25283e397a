import { type TextFolding } from '@bakylau/contracts';

/** None of the differences counts. */
export const FOLD_ALL: TextFolding = { letterCase: true, spaces: true, yo: true };

/**
 * Folds what a person typed so that spellings which mean the same compare equal: Unicode compatibility form, the decimal comma as
 * a point, and as asked lower case, ё as е, one space between words. Kazakh letters stay apart from the Russian ones.
 */
export function foldText(text: string, folding: TextFolding = FOLD_ALL): string {
  let folded = text.normalize('NFKC');
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
