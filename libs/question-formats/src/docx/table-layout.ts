import { LETTERED, NUMBERED } from './question-start';
import { rowsOf } from './table-grid';

const OPEN = '<table>';
const CLOSE = '</table>';
const TAGS = /<[^>]*>/gu;
const NUMBER_ALONE = /^№?\s*(\d{1,4})\s*[.)]?$/u;

/**
 * Tables that questions are laid out in, with a question and its options in the cells of a row or options alone, become the paragraphs of their cells.
 * Tables of data stay, as do those that hold other tables.
 */
export function unfoldTables(html: string): string {
  let unfolded = '';
  let from = 0;
  for (let close = html.indexOf(CLOSE); close >= 0; close = html.indexOf(CLOSE, from)) {
    const part = html.slice(from, close);
    const open = part.lastIndexOf(OPEN);
    const body = part.slice(open + OPEN.length);
    const isLaidOut = open >= 0 && isLayout(body);
    unfolded += isLaidOut ? part.slice(0, open) + paragraphs(body) : part + CLOSE;
    from = close + CLOSE.length;
  }
  return unfolded + html.slice(from);
}

const textOf = (html: string): string => html.replace(TAGS, '').trim();
const linesOf = (cell: string): string[] => cell.split(/<\/p>|<br\s*\/?>/u).map(textOf);

function isLayout(body: string): boolean {
  const rows = rowsOf(body);
  const asks = rows.some(([first = '', second = '']) => {
    const text = textOf(first);
    return NUMBER_ALONE.test(text)
      ? textOf(second) !== ''
      : NUMBERED.test(text) && text.replace(NUMBERED, '') !== '';
  });
  const filled = rows.flat().filter((cell) => textOf(cell) !== '');
  if (filled.length > 1 && filled.every((cell) => LETTERED.test(textOf(cell)))) return true;
  return asks && rows.flat().some((cell) => linesOf(cell).some((line) => LETTERED.test(line)));
}

/** A number in a cell of its own goes before the text of the next one. */
function paragraphs(body: string): string {
  return rowsOf(body)
    .map((cells) => {
      const [, number] = NUMBER_ALONE.exec(textOf(cells[0] ?? '')) ?? [];
      if (number === undefined) return cells.join('');
      const [question = '', ...rest] = cells.slice(1);
      return [question.replace(/<p>|^/u, (start) => `${start}${number}. `), ...rest].join('');
    })
    .join('');
}
