export interface TextWord {
  /** As it counts for the comparison. */
  folded: string;
  /** Characters of the text; `to` is behind the last one. */
  from: number;
  to: number;
}

/**
 * Words of Kazakh, Russian or English text with their places. Letter case and ё against е do not count; Kazakh letters do: қ is not
 * к. Latin letters that only look Cyrillic inside a Cyrillic word are read as Cyrillic, so that they hide nothing.
 */
export function textWords(text: string): TextWord[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    folded: fold(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{
    a: 'а',
    c: 'с',
    e: 'е',
    o: 'о',
    p: 'р',
    x: 'х',
    y: 'у',
    i: 'і',
    h: 'һ',
    k: 'к',
    m: 'м',
    t: 'т',
    b: 'в',
  },
};

function fold(word: string): string {
  const lower = word.toLowerCase().normalize('NFC').replaceAll('ё', 'е');
  if (!/\p{Script=Cyrillic}/u.test(lower)) return lower;
  return lower.replace(/[a-z]/gu, (letter) => LOOKALIKES[letter] ?? letter);
}
