import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FactRow, type ProtocolBlock, type ProtocolContent } from '../protocol-block';
import { CODE_SIZE, COLOUR, COLUMN_GAP, FONT_SIZE, LABEL_WIDTH } from './page-style';
import { Paper, type PaperOptions } from './paper';
import { qrRuns } from './qr-code';
import { layTable } from './table-layout';

type Element = PDFKit.PDFStructureElement;

const BLOCKS_PER_TURN = 8;

/** A heading stays with at least so much of what it is about, points. */
const HEADING_KEEPS = 90;
const CARD_KEEPS = 160;

/**
 * Lays a protocol out as a tagged PDF: headings, rows of label and value as tables, page numbers. The same content gives the
 * same bytes.
 */
export async function protocolPdf(
  content: ProtocolContent,
  { language, at }: Pick<PaperOptions, 'language' | 'at'>,
): Promise<Buffer> {
  const { title, subject, foot, pageOf, blocks } = content;
  const paper = new Paper({ title, subject: subject.join(', '), language, at });
  const root = paper.root();
  front(paper, root, content);
  for (const [i, block] of blocks.entries()) {
    lay(paper, root, block);
    // A session of many flags takes seconds; whoever else waits for this process gets a turn.
    if (i % BLOCKS_PER_TURN === 0) await nextTurn();
  }
  root.end();
  return paper.finish(foot, pageOf);
}

/** The title with the code beside it. */
function front(paper: Paper, root: Element, { title, subject, asOf, code }: ProtocolContent): void {
  const { doc, left, width } = paper;
  const top = paper.y;
  const textWidth = width - CODE_SIZE - 2 * COLUMN_GAP;
  const line = (tag: string, text: string, style: Parameters<Paper['text']>[1]) =>
    paper.element(root, tag, () => paper.text(text, { width: textWidth, ...style }));
  line('H1', title, { font: 'bold', size: FONT_SIZE.title, colour: COLOUR.accent });
  paper.gap(6);
  for (const text of subject) line('P', text, { size: FONT_SIZE.subject });
  paper.gap(6);
  line('P', asOf, { colour: COLOUR.muted });
  const textEnd = paper.y;
  const codeLeft = left + width - CODE_SIZE;
  const bbox: [number, number, number, number] = [codeLeft, top, codeLeft + CODE_SIZE, top + CODE_SIZE];
  paper.element(root, 'Figure', () => drawCode(doc, code.url, codeLeft, top), { alt: code.alt, bbox });
  paper.y = top + CODE_SIZE;
  const caption = { x: codeLeft, width: CODE_SIZE, size: FONT_SIZE.foot, colour: COLOUR.muted };
  paper.element(root, 'P', () => paper.text(code.caption, caption));
  paper.y = Math.max(textEnd, paper.y) + 8;
}

function drawCode(doc: PDFKit.PDFDocument, url: string, x: number, y: number): void {
  const { size, runs } = qrRuns(url);
  const module = CODE_SIZE / size;
  for (const run of runs) doc.rect(x + run.x * module, y + run.y * module, run.length * module, module);
  // Black, not the colour of the text: readers want the contrast.
  doc.fill('#000000');
}

function lay(paper: Paper, root: Element, block: ProtocolBlock): void {
  switch (block.kind) {
    case 'heading':
      return layHeading(paper, root, block);
    case 'paragraph':
      paper.element(root, 'P', () =>
        paper.text(block.text, { colour: block.muted ? COLOUR.muted : COLOUR.text }),
      );
      return paper.gap(5);
    case 'list':
      return layList(paper, root, block.items);
    case 'facts':
      return layFacts(paper, root, block.rows);
    case 'table':
      return layTable(paper, root, block);
  }
}

function layHeading(paper: Paper, root: Element, { level, text }: ProtocolBlock & { kind: 'heading' }): void {
  const size = { 2: FONT_SIZE.heading2, 3: FONT_SIZE.heading3, 4: FONT_SIZE.heading4 }[level];
  paper.keepTogether(level === 4 ? CARD_KEEPS : HEADING_KEEPS);
  paper.gap(level === 2 ? 12 : 7);
  const colour = level === 4 ? COLOUR.text : COLOUR.accent;
  paper.element(root, `H${level}`, () => paper.text(text, { font: 'bold', size, colour }));
  paper.gap(2);
  if (level === 2) paper.rule();
}

function layList(paper: Paper, root: Element, items: readonly string[]): void {
  const list = paper.element(root, 'L');
  for (const item of items) {
    const x = paper.left + COLUMN_GAP;
    paper.keepTogether(paper.heightOf(item, { width: paper.width - COLUMN_GAP }));
    const y = paper.y;
    const listItem = paper.element(list, 'LI');
    paper.element(listItem, 'Lbl', () => paper.text('•', { width: COLUMN_GAP }));
    paper.y = y;
    paper.element(listItem, 'LBody', () => paper.text(item, { x }));
    listItem.end();
    paper.gap(3);
  }
  list.end();
}

function layFacts(paper: Paper, root: Element, rows: readonly FactRow[]): void {
  const { doc, left, width } = paper;
  const table = paper.element(root, 'Table');
  const x = left + LABEL_WIDTH + COLUMN_GAP;
  for (const [label, value] of rows) {
    const height = Math.max(
      paper.heightOf(label, { width: LABEL_WIDTH }),
      paper.heightOf(value, { width: left + width - x }),
    );
    // A value that is longer than a page flows on; any other begins where it fits.
    paper.keepTogether(Math.min(height, HEADING_KEEPS * 4));
    const { page, y } = doc;
    const row = paper.element(table, 'TR');
    paper.element(row, 'TH', () => paper.text(label, { width: LABEL_WIDTH, colour: COLOUR.muted }), {
      scope: 'Row',
    });
    const labelEnd = paper.y;
    paper.y = y;
    paper.element(row, 'TD', () => paper.text(value, { x }));
    row.end();
    paper.y = doc.page === page ? Math.max(labelEnd, paper.y) + 2 : paper.y + 2;
  }
  table.end();
  paper.gap(6);
}
