/** Stands where a formula of Word stood; from the private characters, so no author has typed it. */
export const FORMULA_MARK = '\uE0F0';
const OPEN = /<m:oMath[ >]/gu;
const CLOSE = '</m:oMath>';

/**
 * Formulas of Word have no text that could be read off (a fraction would lose its line), and the library leaves them out without a
 * word. A mark takes the place of each, so that its question is not taken without it.
 */
export function markFormulas(xml: string): string {
  let marked = '';
  let from = 0;
  OPEN.lastIndex = 0;
  for (let open = OPEN.exec(xml); open; open = OPEN.exec(xml)) {
    const end = xml.indexOf(CLOSE, open.index);
    if (end < 0) break;
    marked += `${xml.slice(from, open.index)}<w:r><w:t>${FORMULA_MARK}</w:t></w:r>`;
    from = end + CLOSE.length;
    OPEN.lastIndex = from;
  }
  // The library passes over what it does not know with all that is in it: a paragraph of formulas is opened up.
  return (marked + xml.slice(from)).replaceAll(/<\/?m:oMathPara(?: [^>]*)?>|<m:oMathParaPr\s*\/>/gu, '');
}
