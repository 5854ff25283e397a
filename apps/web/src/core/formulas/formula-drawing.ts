import 'katex/dist/katex.min.css';

/** The drawing of formulas with its look: what `drawWhenLoaded` loads once a page has a formula. */
export { drawFormula } from './draw-formula';
