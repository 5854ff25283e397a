import type { FormulaPlace } from './draw-when-loaded';
import { formulaStretches } from './formula-stretches';

/** Makes elements of the formulas that the texts below a node hold in signs, e.g. `$x$`. */
export function placeTypedFormulas(root: Node): FormulaPlace[] {
  const texts: Text[] = [];
  const walker = root.ownerDocument!.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.flatMap(placeInText);
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
