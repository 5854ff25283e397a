/** Cyrillic letters that people type for the Latin one of the same look or name. */
const LATIN_OF: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Д: 'D', Е: 'E', Ф: 'F' };
/** The orders in which options are lettered; Ё and Й are mostly left out. */
const ORDER_OF = {
  latin: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  russian: 'АБВГДЕЖЗИК',
  kazakh: 'АӘБВГҒДЕЖЗ',
} as const;
const ORDERS = Object.values(ORDER_OF);

const fold = (letter: string) => LATIN_OF[letter] ?? letter;

export type FoundOption =
  { index: number; folded: boolean } | { index: null; reason: 'missing' | 'ambiguous' };

/**
 * Which option an answer's letter names. The letter as typed goes first; else Cyrillic and Latin letters of the same look are
 * taken as one, unless the options go by the Cyrillic alphabet (А, Б, В, Г), where a Latin B may be the second or the third.
 */
export function findOption(letters: readonly string[], answer: string): FoundOption {
  const exact = letters.indexOf(answer);
  if (exact >= 0) {
    return { index: exact, folded: false };
  }
  const index = letters.findIndex((letter) => fold(letter) === fold(answer));
  if (index < 0) {
    return { index: null, reason: 'missing' };
  }
  return letters.includes('Б') && index > 0 ? { index: null, reason: 'ambiguous' } : { index, folded: true };
}

/** Whether a letter is there twice, also as one that looks the same. */
export const hasRepeated = (letters: readonly string[]): boolean =>
  new Set(letters.map(fold)).size < letters.length;

/** Whether capitals are the first letters of one alphabet, in its order; letters of the same look are taken as one. */
export const areInOrder = (letters: readonly string[], orders: readonly string[] = ORDERS): boolean =>
  orders.some((order) => letters.every((letter, i) => fold(letter) === fold(order.charAt(i))));

/** How many letters of the alphabet lie between those and another one; null where it stands before them or they are not in order. */
export function lettersBetween(letters: readonly string[], letter: string): number | null {
  const places = ORDERS.filter((order) => areInOrder(letters, [order])).map((order) =>
    placeIn(order, letter),
  );
  const behind = places.filter((place) => place >= letters.length);
  return behind.length > 0 ? Math.min(...behind) - letters.length : null;
}

/** The letters, in any order, by their place in the alphabet that they are the first letters of; null for others. */
export function sortedByAlphabet(letters: readonly string[]): string[] | null {
  for (const order of ORDERS) {
    const places = new Map(letters.map((letter) => [placeIn(order, letter), letter]));
    const sorted = letters.map((_, place) => places.get(place));
    if (sorted.every((letter) => letter !== undefined)) return sorted;
  }
  return null;
}

const placeIn = (order: string, letter: string): number =>
  [...order].findIndex((other) => fold(other) === fold(letter));

/** How letters that stand alone count; mixed where some are Latin and some are not. */
export type LetterOrder = keyof typeof ORDER_OF | 'mixed';

/** The order that the letters of a whole column mean, by those that only one order has; null when there are none. */
export function orderOf(letters: readonly string[]): LetterOrder | null {
  const has = (pattern: RegExp) => letters.some((letter) => pattern.test(letter));
  const isLatin = has(/^[B-ZСФ]$/u);
  const isKazakh = has(/^[ӘҒ]$/u);
  const isCyrillic = isKazakh || has(/^[БГЖЗ]$/u);
  if (isLatin && isCyrillic) return 'mixed';
  if (isLatin) return 'latin';
  return isKazakh ? 'kazakh' : isCyrillic ? 'russian' : null;
}

/** Which of `count` options a letter names, from 0: one place, several where it cannot be told which, none for a strange letter. */
export function placesOf(letter: string, count: number, order: LetterOrder | null): number[] {
  const orders =
    order !== null && order !== 'mixed'
      ? [ORDER_OF[order]]
      : order === null && /^[A-Z]$/u.test(letter)
        ? [ORDER_OF.latin]
        : [ORDER_OF.latin, ORDER_OF.russian];
  const places = orders.map((letters) => placeIn(letters, letter));
  return [...new Set(places)].filter((place) => place >= 0 && place < count);
}
