import { type SharedPassage } from '@bakylau/contracts';
import { type TextWord, textWords } from './text-words';
import { fingerprintsOf, type WinnowingOptions } from './winnowing';

/** A text made ready to be compared. */
export interface ComparableText {
  text: string;
  words: readonly TextWord[];
  /** Where each fingerprint stands, by number of the word. */
  places: ReadonlyMap<number, readonly number[]>;
}

export interface Overlap {
  /** Share of the words of each text that stands in the other, 0 to 1. */
  firstShare: number;
  secondShare: number;
  passages: SharedPassage[];
}

/** Five words in a row are seldom shared by chance, and every run of eight is found. */
export const WINNOWING: WinnowingOptions = { shingle: 5, window: 4 };

/** @param common words in a row that both texts were given, such as the question; they count for nothing */
export function comparableText(text: string, common = ''): ComparableText {
  const words = textWords(text);
  const given = new Set(shinglesOf(textWords(common).map(({ folded }) => folded)));
  const folded = words.map((word) => word.folded);
  const places = new Map<number, number[]>();
  for (const { hash, word } of fingerprintsOf(folded, WINNOWING)) {
    if (given.has(folded.slice(word, word + WINNOWING.shingle).join(' '))) continue;
    places.set(hash, [...(places.get(hash) ?? []), word]);
  }
  return { text, words, places };
}

/** The longest passages that stand in both, in the order of the first text; each word of a text belongs to one at most. */
export function overlapOf(first: ComparableText, second: ComparableText): Overlap {
  const passages: SharedPassage[] = [];
  const usedFirst = new Set<number>();
  const usedSecond = new Set<number>();
  const runs = [...first.places].flatMap(([hash, starts]) =>
    starts.flatMap((a) => (second.places.get(hash) ?? []).flatMap((b) => grow(first, second, a, b) ?? [])),
  );
  for (const { a, b, length } of runs.toSorted((x, y) => y.length - x.length)) {
    const numbers = Array.from({ length }, (_, i) => i);
    if (numbers.some((i) => usedFirst.has(a + i) || usedSecond.has(b + i))) continue;
    for (const i of numbers) {
      usedFirst.add(a + i);
      usedSecond.add(b + i);
    }
    const range = rangeOf(first.words, a, length);
    passages.push({
      text: first.text.slice(range.from, range.to),
      words: length,
      first: range,
      second: rangeOf(second.words, b, length),
    });
  }
  return {
    firstShare: first.words.length === 0 ? 0 : usedFirst.size / first.words.length,
    secondShare: second.words.length === 0 ? 0 : usedSecond.size / second.words.length,
    passages: passages.toSorted((x, y) => x.first.from - y.first.from),
  };
}

/** Widens a hit as far as the words agree; null when only the hashes did. */
function grow(first: ComparableText, second: ComparableText, a: number, b: number) {
  const same = (i: number) => {
    const word = first.words[a + i]?.folded;
    return word !== undefined && word === second.words[b + i]?.folded;
  };
  let end = 0;
  while (same(end)) end += 1;
  if (end < WINNOWING.shingle) return null;
  let start = 0;
  while (same(start - 1)) start -= 1;
  return { a: a + start, b: b + start, length: end - start };
}

function rangeOf(words: readonly TextWord[], start: number, length: number): { from: number; to: number } {
  return { from: words[start]?.from ?? 0, to: words[start + length - 1]?.to ?? 0 };
}

function shinglesOf(words: readonly string[]): string[] {
  return words.map((_, i) => words.slice(i, i + WINNOWING.shingle).join(' '));
}
