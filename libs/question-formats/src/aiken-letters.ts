/** Cyrillic letters that people type for the Latin one of the same look or name. */
const LATIN_OF: Readonly<Record<string, string>> = { А: 'A', В: 'B', С: 'C', Д: 'D', Е: 'E', Ф: 'F' };

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
