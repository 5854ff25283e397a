import PDFDocument from 'pdfkit';
import { FONT_NAMES, fontFile, type FontName } from './fonts';
import { COLOUR, FONT_SIZE, PAGE } from './page-style';
import { type GlyphTest, printable } from './printable';

export interface PaperOptions {
  title: string;
  subject: string;
  language: string;
  /** Stands for the moment of making, so that the same content gives the same bytes. */
  at: Date;
}

export interface TextStyle {
  font?: FontName;
  size?: number;
  colour?: string;
  /** From the left edge of the page. */
  x?: number;
  width?: number;
  align?: 'left' | 'right';
}

type Element = PDFKit.PDFStructureElement;
type ElementOptions = Parameters<PDFKit.PDFDocument['struct']>[1] & {
  /** For the header of a row or a column. */
  scope?: 'Row' | 'Column';
  /** Left, top, right, bottom of a figure on its page. */
  bbox?: [number, number, number, number];
};

/** A tagged A4 document that grows from the top down: text, boxes of the structure, and where the next thing goes. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly left = PAGE.left;
  readonly width: number;
  private readonly bytes: Promise<Buffer>;
  private readonly hasGlyph = new Map<FontName, GlyphTest>();

  constructor({ title, subject, language, at }: PaperOptions) {
    this.doc = new PDFDocument({
      size: PAGE.size,
      margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      // The foot of a page says how many there are.
      bufferPages: true,
      info: {
        Title: title,
        Subject: subject,
        Author: 'Bakylau',
        Creator: 'Bakylau',
        CreationDate: at,
        ModDate: at,
      },
    });
    this.width = this.doc.page.width - PAGE.left - PAGE.right;
    for (const name of FONT_NAMES) this.doc.registerFont(name, fontFile(name));
    this.bytes = this.collect();
  }

  get y(): number {
    return this.doc.y;
  }

  set y(y: number) {
    this.doc.y = y;
  }

  /** Points that are left on the page. */
  get room(): number {
    return this.doc.page.height - PAGE.bottom - this.doc.y;
  }

  /** Begins a page unless so much fits on this one. */
  keepTogether(height: number): void {
    if (height > this.room && this.doc.y > PAGE.top) this.doc.addPage();
  }

  gap(height: number): void {
    if (this.doc.y > PAGE.top) this.doc.y += height;
  }

  root(): Element {
    const root = this.doc.struct('Document');
    this.doc.addStructure(root);
    return root;
  }

  /** An element of the structure; with `draw` one that holds what it draws, without one that gets children. */
  element(parent: Element, tag: string, draw?: () => void, options: ElementOptions = {}): Element {
    const element = draw ? this.doc.struct(tag, options, draw) : this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  text(text: string, style: TextStyle = {}): void {
    const { x = this.left, width = this.left + this.width - x, colour = COLOUR.text, align = 'left' } = style;
    const content = this.use(text, style);
    this.doc.fillColor(colour).text(content, x, this.doc.y, { width, align, lineGap: 1.5 });
  }

  heightOf(text: string, style: TextStyle & { width: number }): number {
    return this.doc.heightOfString(this.use(text, style), { width: style.width, lineGap: 1.5 });
  }

  /** A line across the page: for the eye only, readers of the structure pass over it. */
  rule(): void {
    const { doc, left, width } = this;
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .lineWidth(0.5)
      .stroke(COLOUR.line);
    doc.endMarkedContent();
    doc.y += 5;
  }

  /** Writes at the foot of every page, then closes the document. */
  async finish(foot: string, pageOf: (page: number, pages: number) => string): Promise<Buffer> {
    const { doc } = this;
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      // The foot lies below the text's margin; the margin would push it onto a new page.
      doc.page.margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      const y = doc.page.height - PAGE.bottom + 24;
      doc.fillColor(COLOUR.muted).font('regular').fontSize(FONT_SIZE.foot);
      doc.text(this.use(foot, { size: FONT_SIZE.foot }), PAGE.left, y, { lineBreak: false });
      const number = pageOf(page + 1, count);
      doc.text(number, PAGE.left, y, { width: this.width, align: 'right', lineBreak: false });
      doc.endMarkedContent();
    }
    doc.end();
    return this.bytes;
  }

  /** Sets the font and gives what it can draw of a text. */
  private use(text: string, { font = 'regular', size = FONT_SIZE.text }: TextStyle): string {
    this.doc.font(font).fontSize(size);
    return printable(text, this.glyphTest(font));
  }

  private glyphTest(name: FontName): GlyphTest {
    const known = this.hasGlyph.get(name);
    if (known) return known;
    // pdfkit keeps the opened font to itself, and opening it a second time would cost as much as a page.
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint: GlyphTest } } })._font;
    const test: GlyphTest = (code) => font.hasGlyphForCodePoint(code);
    this.hasGlyph.set(name, test);
    return test;
  }

  private async collect(): Promise<Buffer> {
    const blocks: Buffer[] = [];
    for await (const block of this.doc as AsyncIterable<Buffer>) blocks.push(block);
    return Buffer.concat(blocks);
  }
}
