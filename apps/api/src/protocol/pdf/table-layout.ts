import { type ProtocolBlock, type TableColumn } from '../protocol-block';
import { COLOUR, FONT_SIZE } from './page-style';
import { type Paper, type TextStyle } from './paper';

type Element = PDFKit.PDFStructureElement;

/** Points between the texts of two columns, and above and below a row. */
const CELL_GAP = 8;
const ROW_GAP = 3;
const SIZE = FONT_SIZE.text - 0.5;

interface Cell {
  text: string;
  x: number;
  width: number;
  align: 'left' | 'right';
}

/** A table with its head on every page; a row is never cut in two. */
export function layTable(
  paper: Paper,
  root: Element,
  { caption, columns, rows }: ProtocolBlock & { kind: 'table' },
): void {
  const table = paper.element(root, 'Table', undefined, { title: caption });
  layRow(
    paper,
    table,
    cellsOf(
      paper,
      columns,
      columns.map(({ title }) => title),
    ),
    'head',
  );
  for (const row of rows) {
    const cells = cellsOf(paper, columns, row);
    const height = heightOf(paper, cells, {}) + 2 * ROW_GAP;
    if (height > paper.room) {
      paper.doc.addPage();
      // For the eye only: readers of the structure know the head already.
      drawHead(
        paper,
        cellsOf(
          paper,
          columns,
          columns.map(({ title }) => title),
        ),
      );
    }
    layRow(paper, table, cells, 'body');
  }
  table.end();
  paper.gap(6);
}

function cellsOf(paper: Paper, columns: readonly TableColumn[], texts: readonly string[]): Cell[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = paper.left;
  return columns.map(({ share, align = 'left' }, index) => {
    const width = (paper.width * share) / shares;
    const cell = { text: texts[index] ?? '', x, width: width - CELL_GAP, align };
    x += width;
    return cell;
  });
}

function layRow(paper: Paper, table: Element, cells: readonly Cell[], part: 'head' | 'body'): void {
  const style: TextStyle = part === 'head' ? { font: 'bold', colour: COLOUR.muted } : {};
  paper.gap(ROW_GAP);
  const top = paper.y;
  const height = heightOf(paper, cells, style);
  const row = paper.element(table, 'TR');
  for (const cell of cells) {
    paper.y = top;
    const draw = () => drawCell(paper, cell, style);
    if (part === 'head') paper.element(row, 'TH', draw, { scope: 'Column' });
    else paper.element(row, 'TD', draw);
  }
  row.end();
  paper.y = top + height + ROW_GAP;
  paper.rule();
  paper.y -= 5;
}

function drawHead(paper: Paper, cells: readonly Cell[]): void {
  const style: TextStyle = { font: 'bold', colour: COLOUR.muted };
  const top = paper.y;
  paper.doc.markContent('Artifact', { type: 'Pagination' });
  for (const cell of cells) {
    paper.y = top;
    drawCell(paper, cell, style);
  }
  paper.doc.endMarkedContent();
  paper.y = top + heightOf(paper, cells, style) + ROW_GAP;
  paper.rule();
  paper.y -= 5;
}

function drawCell(paper: Paper, { text, x, width, align }: Cell, style: TextStyle): void {
  paper.text(text, { ...style, size: SIZE, x, width, align });
}

function heightOf(paper: Paper, cells: readonly Cell[], style: TextStyle): number {
  return Math.max(...cells.map(({ text, width }) => paper.heightOf(text, { ...style, size: SIZE, width })));
}
