/**
 * Folds what a person typed so that spellings which mean the same compare equal: Unicode compatibility form, lower case,
 * ё as е, one space between words, the decimal comma as a point.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=\d),(?=\d)/gu, '.');
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
