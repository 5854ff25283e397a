/** A stretch of a text: words, or a formula. `source` is the formula with its signs, as it was typed. */
export type TextStretch = { words: string } | { latex: string; source: string; isDisplay: boolean };

const BODY = String.raw`(?:\\.|[^\\$]){1,2000}?`;
/** Indices and powers, e.g. those of `H$_2$O`, `30$^\circ$C`, `SO$_4^{2-}$`. */
const SCRIPTS = String.raw`(?:[_^](?:\{[^{}$]{1,40}\}|\\[a-zA-Z]+|[\p{L}\d+*-])){1,2}`;
/** Signs that no formula begins with, but that follow the dollar of a price or stand behind it in program code. */
const NO_BEGINNING = String.raw`[\s),.;:!?/%@#"'»”’]`;
/** `|` without its second bar, as in `^a+$|b$`, and the `$(a)…$(b)` of program code. */
const CODE = String.raw`\|(?:\^|[^|$\\]*\$)|\([^$]*\$\(`;
/** `$n$th` is a formula, and so is the first one of `$a$/$b$`. */
const NO_END = String.raw`[\d$_@#{]|\/(?!\$)|(?!th\b)\p{L}`;

/**
 * `\(…\)`, `\[…\]`, `$$…$$` and `$…$`. Prices and program code have single dollars too: what begins with a command of LaTeX, or is
 * nothing but indices and powers, is a formula wherever it stands; anything else only where its dollars stand free.
 * `\$` is no dollar of a formula.
 */
const FORMULA = new RegExp(
  [
    String.raw`(?<!\\)\\\((?<round>.{1,2000}?)\\\)`,
    String.raw`(?<!\\)\\\[(?<square>.{1,2000}?)\\\]`,
    String.raw`(?<![\\$])\$\$(?<double>${BODY})\$\$`,
    String.raw`(?<![\\$])\$(?<sure>${SCRIPTS}|(?=\\[a-zA-Z])${BODY}(?<!\s))\$(?!\$)`,
    String.raw`(?<![\\$)\p{L}\d])\$(?!${NO_BEGINNING}|${CODE})(?<free>${BODY})(?<!\s)\$(?!${NO_END})`,
  ].join('|'),
  'gsu',
);
const PARAGRAPH = /\n\s*\n/u;

/** Takes a text apart into words and formulas, in their order. */
export function formulaStretches(text: string): TextStretch[] {
  const stretches: TextStretch[] = [];
  let end = 0;
  for (const match of text.matchAll(FORMULA)) {
    const [source] = match;
    const { round, square, double, sure, free } = match.groups ?? {};
    const latex = round ?? square ?? double ?? sure ?? free ?? '';
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
