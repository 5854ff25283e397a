/** A stretch of a text: words, or a formula. `source` is the formula with its signs, as it was typed. */
export type TextStretch = { words: string } | { latex: string; source: string; isDisplay: boolean };

/**
 * `\(…\)`, `\[…\]`, `$$…$$` and `$…$`. A single dollar begins a formula only before a sign that is no space, and ends it only behind
 * one and before no digit, so that prices stay words; `\$` is no dollar of a formula.
 */
const FORMULA =
  /(?<!\\)\\\((.{1,2000}?)\\\)|(?<!\\)\\\[(.{1,2000}?)\\\]|(?<![\\$])\$\$((?:\\.|[^\\$]){1,2000}?)\$\$|(?<![\\$])\$(?!\s)((?:\\.|[^\\$]){1,2000}?)(?<!\s)\$(?![\d$])/gsu;
const PARAGRAPH = /\n\s*\n/u;

/** Takes a text apart into words and formulas, in their order. */
export function formulaStretches(text: string): TextStretch[] {
  const stretches: TextStretch[] = [];
  let end = 0;
  for (const match of text.matchAll(FORMULA)) {
    const [source, round, square, double, single] = match;
    const latex = round ?? square ?? double ?? single ?? '';
    if (latex.trim() === '' || PARAGRAPH.test(latex)) continue;
    if (match.index > end) stretches.push({ words: text.slice(end, match.index) });
    stretches.push({ latex: latex.trim(), source, isDisplay: (square ?? double) !== undefined });
    end = match.index + source.length;
  }
  if (end < text.length) stretches.push({ words: text.slice(end) });
  return stretches;
}

/** The beginning of a text, at most so many characters, with no formula cut in two. A formula at the very beginning stays whole. */
export function shortenedAroundFormulas(text: string, atMost: number): string {
  if (text.length <= atMost) return text;
  let kept = '';
  for (const stretch of formulaStretches(text)) {
    const room = atMost - kept.length;
    if ('words' in stretch) kept += stretch.words.slice(0, room);
    else if (stretch.source.length <= room || kept === '') kept += stretch.source;
    else break;
    if (kept.length >= atMost) break;
  }
  return kept;
}
