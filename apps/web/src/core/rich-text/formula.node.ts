import { mergeAttributes, Node } from '@tiptap/core';
import { drawFormula } from '../formulas/formula-drawing';

/** A formula in a line of text: kept as LaTeX, shown drawn, with MathML for screen readers. */
export const Formula = Node.create({
  name: 'formula',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      latex: {
        default: '',
        parseHTML: (element: HTMLElement) => element.getAttribute('data-latex') ?? '',
        renderHTML: ({ latex }: Record<string, unknown>) => ({ 'data-latex': String(latex) }),
      },
    };
  },
  parseHTML: () => [{ tag: 'span[data-type="formula"]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes({ 'data-type': 'formula' }, HTMLAttributes)],
  renderText: ({ node }) => String(node.attrs['latex']),
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span');
      dom.className = 'bk-formula';
      drawFormula(dom, String(node.attrs['latex']));
      return { dom };
    };
  },
});
