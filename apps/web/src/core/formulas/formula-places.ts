import type { FormulaPlace } from './draw-when-loaded';
import { formulaStretches } from './formula-stretches';

const CODE = new Set(['CODE', 'PRE']);

/** Makes elements of the formulas that the texts below a node hold in signs, e.g. `$x$`; program code stays as it is. */
export function placeTypedFormulas(root: Node): FormulaPlace[] {
  return textsOutsideCode(root).flatMap(placeInText);
}

/** The texts below a node of an HTML document, in their order, without those of program code. */
export function textsOutsideCode(node: Node): Text[] {
  if (CODE.has(node.nodeName)) return [];
  return node.nodeName === '#text' ? [node as Text] : [...node.childNodes].flatMap(textsOutsideCode);
}

function placeInText(text: Text): FormulaPlace[] {
  const places: FormulaPlace[] = [];
  const nodes = formulaStretches(text.data).map((stretch) => {
    if ('words' in stretch) return stretch.words;
    const element = text.ownerDocument.createElement('span');
    element.className = stretch.isDisplay ? 'bk-formula bk-formula--display' : 'bk-formula';
    places.push({ element, ...stretch });
    return element;
  });
  if (places.length > 0) text.replaceWith(...nodes);
  return places;
}
