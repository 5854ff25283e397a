import katex from 'katex';

/** Longest formula that is drawn. */
const LATEX_MAX_CHARS = 2000;

export interface FormulaLook {
  /** In a line of its own. */
  isDisplay?: boolean;
  /** Stands where the LaTeX cannot be read; the LaTeX unless given. */
  otherwise?: string;
}

/**
 * Draws LaTeX into an element, with MathML for screen readers; what does not read as LaTeX is shown as it was typed. The look needs
 * katex.min.css, which `formula-drawing.ts` brings.
 * @returns whether it was read
 */
export function drawFormula(
  element: HTMLElement,
  latex: string,
  { isDisplay = false, otherwise = latex }: FormulaLook = {},
): boolean {
  try {
    if (latex.trim() === '' || latex.length > LATEX_MAX_CHARS) throw new Error('nothing to draw');
    katex.render(latex, element, {
      output: 'htmlAndMathml',
      displayMode: isDisplay,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
    });
    return true;
  } catch {
    element.textContent = otherwise;
    return false;
  }
}
