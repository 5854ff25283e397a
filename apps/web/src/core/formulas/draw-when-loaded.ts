import type * as FormulaDrawing from './formula-drawing';

let loading: Promise<typeof FormulaDrawing> | null = null;

/** KaTeX is large, and most pages have no formula. A load that failed is tried again by the next formula. */
function loadFormulaDrawing(): Promise<typeof FormulaDrawing> {
  loading ??= import('./formula-drawing').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

export interface FormulaPlace {
  element: HTMLElement;
  latex: string;
  /** Shown until the formula is drawn, and where it cannot be. */
  source: string;
  isDisplay: boolean;
}

/** Draws formulas into their elements as soon as KaTeX is here. @returns what stops a drawing that is no longer wanted */
export function drawWhenLoaded(places: readonly FormulaPlace[]): () => void {
  if (places.length === 0) return () => undefined;
  let isWanted = true;
  for (const { element, source } of places) element.textContent = source;
  loadFormulaDrawing().then(
    ({ drawFormula }) => {
      if (!isWanted) return;
      for (const { element, latex, source, isDisplay } of places)
        drawFormula(element, latex, { isDisplay, otherwise: source });
    },
    // Without KaTeX the formulas stay as they were typed.
    () => undefined,
  );
  return () => {
    isWanted = false;
  };
}
