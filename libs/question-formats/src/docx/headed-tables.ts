import { ItemError } from '../question-file.errors';
import { readLayout } from '../sheet/sheet-columns';
import { type Sheet, type SheetCell } from '../sheet/sheet.parser';
import { countParagraphs } from './document-lines';
import { FORMULA_MARK } from './formula-marks';
import { rowsOf } from './table-layout';

const TABLE = '<table>';
const CLOSE = '</table>';
/** A title may stand above the head. */
const MAX_ROWS_ABOVE = 2;
const LINE_END = /<\/(?:p|li)>\s*(?=<)|<br\s*\/?>/gu;
const OTHER_TAGS = /<(?!\/?(?:sub|sup|img)\b|br>)[^>]*>/gu;

/**
 * Tables whose head names a column with the question and those with its options or answers, as sheets have it. What is left of the
 * document keeps the numbers of its paragraphs.
 */
export function takeHeadedTables(html: string): { rest: string; tables: Sheet[] } {
  const tables: Sheet[] = [];
  let rest = '';
  let from = 0;
  let paragraphs = 0;
  for (let open = html.indexOf(TABLE); open >= 0; open = html.indexOf(TABLE, from)) {
    const end = endOf(html, open);
    const before = html.slice(from, open);
    const whole = html.slice(open, end);
    const rows = rowsOf(whole).map((cells) => cells.map(readCell));
    paragraphs += countParagraphs(before);
    const isHeaded = !whole.includes(TABLE, TABLE.length) && hasHead(rows);
    if (isHeaded) tables.push({ line: paragraphs + 1, rows, format: 'html' });
    rest += before + (isHeaded ? `${TABLE}${'<tr></tr>'.repeat(rows.length)}${CLOSE}` : whole);
    paragraphs += countParagraphs(whole);
    from = end;
  }
  return { rest: rest + html.slice(from), tables };
}

/** Behind the table that begins there, with the tables inside of it. */
function endOf(html: string, open: number): number {
  let depth = 0;
  let at = open;
  do {
    const close = html.indexOf(CLOSE, at);
    if (close < 0) return html.length;
    const inner = html.indexOf(TABLE, at);
    const isInner = inner >= 0 && inner < close;
    depth += isInner ? 1 : -1;
    at = isInner ? inner + TABLE.length : close + CLOSE.length;
  } while (depth > 0);
  return at;
}

function hasHead(rows: readonly SheetCell[][]): boolean {
  return rows.slice(0, MAX_ROWS_ABOVE + 1).some((row) => {
    const layout = readLayout(row.map((cell) => (cell instanceof ItemError ? '' : cell)));
    return layout?.single.has('right') ?? false;
  });
}

/** With raised and lowered letters, pictures and the ends of its lines, and nothing else. */
function readCell(html: string): SheetCell {
  if (html.includes(FORMULA_MARK)) return new ItemError('formula_unread');
  return html
    .replace(LINE_END, '<br>')
    .replace(OTHER_TAGS, '')
    .replace(/^(?:\s|<br>)+/u, '')
    .replace(/(?:\s*<br>)+$/u, '')
    .trim();
}
