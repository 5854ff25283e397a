const ROW = /<tr>([\s\S]*?)<\/tr>/gu;
const CELL = /<t[dh](\s[^>]*)?>([\s\S]*?)<\/t[dh]>/gu;
/** As many as Word has. */
const MAX_COLUMNS = 63;

/** A cell with the rows and columns that it is merged over. */
export interface TableCell<Content> {
  content: Content;
  columns: number;
  rows: number;
}

const cellsOf = (table: string): RegExpExecArray[][] =>
  [...table.matchAll(ROW)].map(([, row = '']) => [...row.matchAll(CELL)]);

/** The HTML of the cells of a table that holds no other one, by rows; a merged cell stands once. */
export const rowsOf = (table: string): string[][] =>
  cellsOf(table).map((cells) => cells.map(([, , html = '']) => html));

/** The same with a merged cell in each place that it covers, so that a column has the same place in every row. */
export function gridOf<Content>(table: string, read: (html: string) => Content): TableCell<Content>[][] {
  const above: { cell: TableCell<Content>; untilRow: number }[] = [];
  return cellsOf(table).map((cells, rowAt) => {
    const row: TableCell<Content>[] = [];
    const takeFromAbove = () => {
      for (let from = above[row.length]; from && from.untilRow > rowAt; from = above[row.length])
        row.push(from.cell);
    };
    for (const [, attributes = '', html = ''] of cells) {
      takeFromAbove();
      const cell = {
        content: read(html),
        columns: spanOf(attributes, 'colspan'),
        rows: spanOf(attributes, 'rowspan'),
      };
      for (let i = 0; i < cell.columns && (i === 0 || row.length < MAX_COLUMNS); i += 1) {
        above[row.length] = { cell, untilRow: rowAt + cell.rows };
        row.push(cell);
      }
    }
    takeFromAbove();
    return row;
  });
}

const spanOf = (attributes: string, name: 'colspan' | 'rowspan'): number =>
  Math.max(1, Number(new RegExp(`\\b${name}="(\\d{1,6})"`, 'u').exec(attributes)?.[1] ?? 1));
