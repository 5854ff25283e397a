import { packArchive } from '../archive/pack-archive';
import { DOCUMENT_PART } from './docx-file';

export interface DocxRun {
  text: string;
  bold?: boolean;
  /** Other properties of the run, as XML. */
  properties?: string;
}
/** A paragraph: text, runs, an entry of a list (level from 0, and which list), a picture, or XML as it is. */
export type DocxParagraph =
  string | DocxRun[] | ({ list: number; number?: number } & DocxRun) | { xml: string };

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = (rows: string) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`;
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ROOT = relations(`<Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="word/document.xml"/>`);
const OWN = relations(
  `<Relationship Id="rId1" Type="${TYPE}/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="${TYPE}/image" Target="media/image1.png"/>`,
);
const level = (at: number, format: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`;
/** Lists 1, 3 and 4 have numbers and below them letters, list 2 has letters alone. */
const NUMBERING = `${HEAD}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'upperLetter')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'upperLetter')}</w:abstractNum>${[0, 1, 0, 0].map((kind, i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${kind}"/></w:num>`).join('')}</w:numbering>`;

/** The picture of the package, in a paragraph of its own. */
export const PICTURE = {
  xml: '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A picture"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId2"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
} satisfies DocxParagraph;
export const FORMULA = '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>';

/** A cell of a table: its text or its paragraphs, and what it is merged over: so many columns, or rows from the first one on. */
export type DocxCell =
  string | { text?: string; paragraphs?: DocxParagraph[]; columns?: number; rows?: 'first' | 'next' };

export const table = (...rows: DocxCell[][]): DocxParagraph => ({
  xml: `<w:tbl>${rows.map((row) => `<w:tr>${row.map(tableCell).join('')}</w:tr>`).join('')}</w:tbl>`,
});

function tableCell(of: DocxCell): string {
  if (typeof of === 'string') return `<w:tc>${paragraph(of)}</w:tc>`;
  const { text = '', paragraphs = [text], columns, rows } = of;
  const span = columns === undefined ? '' : `<w:gridSpan w:val="${columns}"/>`;
  const merge = rows === undefined ? '' : `<w:vMerge${rows === 'first' ? ' w:val="restart"' : ''}/>`;
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${paragraphs.map(paragraph).join('')}</w:tc>`;
}

export const documentXml = (paragraphs: readonly DocxParagraph[], before = ''): string =>
  `${HEAD}${before}<w:document ${NAMESPACES}><w:body>${paragraphs.map(paragraph).join('')}</w:body></w:document>`;

/** A Word document of few parts. @param document `word/document.xml` */
export function docx(document: Buffer, picture: Buffer = Buffer.alloc(0)): Promise<Buffer> {
  const parts = new Map<string, Buffer>([
    ['[Content_Types].xml', Buffer.from(TYPES)],
    ['_rels/.rels', Buffer.from(ROOT)],
    ['word/_rels/document.xml.rels', Buffer.from(OWN)],
    ['word/numbering.xml', Buffer.from(NUMBERING)],
    [DOCUMENT_PART, document],
  ]);
  if (picture.length > 0) parts.set('word/media/image1.png', picture);
  return packArchive(parts);
}

function paragraph(of: DocxParagraph): string {
  if (typeof of === 'string') return `<w:p>${run({ text: of })}</w:p>`;
  if (Array.isArray(of)) return `<w:p>${of.map(run).join('')}</w:p>`;
  if ('xml' in of) return of.xml;
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${of.list}"/><w:numId w:val="${of.number ?? 1}"/></w:numPr></w:pPr>${run(of)}</w:p>`;
}

/** A line end becomes a break within the paragraph. */
function run({ text, bold = false, properties = '' }: DocxRun): string {
  const words = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
  const own = `${bold ? '<w:b/>' : ''}${properties}`;
  return `<w:r>${own === '' ? '' : `<w:rPr>${own}</w:rPr>`}${words}</w:r>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
