/** A text as candidates see it: two that are equal cannot be told apart. Capitals and small letters can. */
export const shownText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Nothing to be seen, such as blanks and characters without width. */
export const isBlankText = (text: string): boolean => /^[\s\p{Cf}\p{Cc}]*$/u.test(text);

/** Whether two of the texts look the same although what they stand for is not. */
export function looksTheSame<Of>(texts: readonly { text: string; standsFor: Of }[]): boolean {
  const known = new Map<string, Of>();
  return texts.some(({ text, standsFor }) => {
    const shown = shownText(text);
    if (known.has(shown)) return known.get(shown) !== standsFor;
    known.set(shown, standsFor);
    return false;
  });
}
