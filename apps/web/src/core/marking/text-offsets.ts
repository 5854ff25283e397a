/** Formulas are drawn anew on each screen, so their insides do not count as text. */
const SKIPPED = '.bk-formula';

/** The text of a shown answer without its formulas, in the order in which offsets count. */
export function shownText(root: HTMLElement): string {
  return textNodes(root)
    .map((node) => node.data)
    .join('');
}

/** Where a selection lies in the text of the answer; null when it is empty or reaches out of it. */
export function offsetsOf(root: HTMLElement, range: Range): { from: number; to: number } | null {
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  let from: number | null = null;
  let to = 0;
  let passed = 0;
  for (const node of textNodes(root)) {
    const length = node.data.length;
    if (range.intersectsNode(node)) {
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : length;
      if (end > start) {
        from ??= passed + start;
        to = passed + end;
      }
    }
    passed += length;
  }
  return from === null ? null : { from, to };
}

/** The stretch of the shown answer between two offsets; null when the text is shorter. */
export function rangeBetween(root: HTMLElement, from: number, to: number): Range | null {
  const range = document.createRange();
  let passed = 0;
  let begun = false;
  for (const node of textNodes(root)) {
    const length = node.data.length;
    if (!begun && from < passed + length) {
      range.setStart(node, from - passed);
      begun = true;
    }
    if (begun && to <= passed + length) {
      range.setEnd(node, to - passed);
      return range;
    }
    passed += length;
  }
  return null;
}

function textNodes(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest(SKIPPED)) nodes.push(node);
  }
  return nodes;
}
