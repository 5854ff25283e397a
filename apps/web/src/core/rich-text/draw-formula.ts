import katex from 'katex';

/** Longest formula that is drawn. */
const LATEX_MAX_CHARS = 2000;

/**
 * Draws LaTeX as MathML into an element; what does not read as LaTeX is shown as it was typed.
 * @returns whether it was read
 */
export function drawFormula(element: HTMLElement, latex: string): boolean {
  try {
    if (latex.trim() === '' || latex.length > LATEX_MAX_CHARS) throw new Error('nothing to draw');
    katex.render(latex, element, { output: 'mathml', throwOnError: true, trust: false, strict: 'ignore' });
    return true;
  } catch {
    element.textContent = latex;
    return false;
  }
}
