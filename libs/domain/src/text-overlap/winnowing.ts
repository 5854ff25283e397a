/**
 * Winnowing (Schleimer, Wilkerson, Aiken: Local Algorithms for Document Fingerprinting, SIGMOD 2003): hashes of all runs of
 * `shingle` words, of which each window of `window` runs gives its smallest. Two texts that share `shingle + window - 1` words in a
 * row always share a fingerprint; runs shorter than `shingle` never do.
 */
export interface WinnowingOptions {
  shingle: number;
  window: number;
}

export interface Fingerprint {
  hash: number;
  /** Number of the first word of the run. */
  word: number;
}

export function fingerprintsOf(
  words: readonly string[],
  { shingle, window }: WinnowingOptions,
): Fingerprint[] {
  const hashes = words
    .slice(0, Math.max(0, words.length - shingle + 1))
    .map((_, word) => ({ hash: hashOf(words.slice(word, word + shingle).join(' ')), word }));
  const chosen = new Map<number, Fingerprint>();
  for (let start = 0; start + Math.min(window, hashes.length) <= hashes.length && hashes[start]; start += 1) {
    // The rightmost smallest, as in the paper: it stays the choice of the most windows.
    const smallest = hashes
      .slice(start, start + window)
      .reduce((least, one) => (one.hash <= least.hash ? one : least));
    chosen.set(smallest.word, smallest);
  }
  return [...chosen.values()];
}

/** FNV-1a over UTF-16 units, 32 bits: no secret, only to be spread well. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
