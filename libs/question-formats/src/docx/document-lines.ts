import { plainText } from '../plain-text';

/** What a run of letters may have that marks an option as right. */
export const MARK_STYLES = ['bold', 'underline', 'highlight', 'colour'] as const;
export type MarkStyle = (typeof MARK_STYLES)[number];

export interface StyleSpan {
  style: MarkStyle;
  /** Offsets in the line's HTML. */
  from: number;
  to: number;
}

/** One line of a document. */
export interface DocumentLine {
  /** Number of its paragraph, from 1. */
  line: number;
  /** With pictures, raised and lowered letters; nothing of it is bold or otherwise marked any more. */
  html: string;
  /** The same as plain text; empty for a line of pictures alone. */
  text: string;
  pictures: string[];
  spans: StyleSpan[];
  /** How deep it stands in lists that the program numbers; 0 outside of them. */
  listDepth: number;
  /** Whether it was a row of a table. */
  isRow: boolean;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/gu;
const BLOCKS = new Set(['p', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const KEPT = new Set(['sub', 'sup', 'img']);
/** The tags that the library writes for the styles. */
const STYLE_OF: Readonly<Record<string, MarkStyle>> = {
  strong: 'bold',
  u: 'underline',
  mark: 'highlight',
  ins: 'colour',
};

interface Reading {
  lines: DocumentLine[];
  paragraph: number;
  html: string;
  open: Record<MarkStyle, number>;
  spans: StyleSpan[];
  listDepth: number;
  tableDepth: number;
}

const newReading = (): Reading => ({
  ...{ lines: [], paragraph: 0, html: '', listDepth: 0, tableDepth: 0, spans: [] },
  open: { bold: 0, underline: 0, highlight: 0, colour: 0 },
});

/** The library's HTML as lines: a paragraph, an entry of a list, a row of a table, each cut where a line was broken. */
export function readLines(html: string): DocumentLine[] {
  const state = newReading();
  let from = 0;
  for (const tag of html.matchAll(TAG)) {
    addWords(state, html.slice(from, tag.index));
    from = tag.index + tag[0].length;
    readTag(state, tag[2] ?? '', tag[1] === '/', tag[0]);
  }
  addWords(state, html.slice(from));
  endLine(state);
  return state.lines;
}

/** How many paragraphs and rows of tables it has, as `readLines` counts them. @param html whole paragraphs and tables */
export function countParagraphs(html: string): number {
  const state = newReading();
  for (const tag of html.matchAll(TAG)) readTag(state, tag[2] ?? '', tag[1] === '/', tag[0]);
  return state.paragraph;
}

function addWords(state: Reading, words: string): void {
  const from = state.html.length;
  state.html += words;
  if (words.trim() === '') return;
  for (const style of MARK_STYLES) {
    if (state.open[style] > 0) state.spans.push({ style, from, to: state.html.length });
  }
}

function readTag(state: Reading, name: string, isEnd: boolean, whole: string): void {
  const style = STYLE_OF[name];
  if (style) state.open[style] = Math.max(0, state.open[style] + (isEnd ? -1 : 1));
  else if (name === 'br') endLine(state);
  else if (KEPT.has(name)) state.html += whole;
  else if (name === 'table') {
    endLine(state);
    state.tableDepth += isEnd ? -1 : 1;
  } else if ((name === 'td' || name === 'th') && isEnd) state.html += ' | ';
  else if (name === 'ul' || name === 'ol') {
    endLine(state);
    state.listDepth += isEnd ? -1 : 1;
  } else if (BLOCKS.has(name)) {
    // Cells of a row stay together.
    if (state.tableDepth > 0 && name !== 'tr') {
      if (isEnd) state.html += ' ';
      return;
    }
    endLine(state);
    if (!isEnd) state.paragraph += 1;
  }
}

function endLine(state: Reading): void {
  const kept = withoutEmptyCells(state.html);
  const html = kept.trim();
  const { text, pictures } = plainText({ text: html, format: 'html' });
  if (text !== '' || pictures.length > 0) {
    const { listDepth, tableDepth, paragraph: line } = state;
    const cut = kept.length - kept.trimStart().length;
    const spans = state.spans.map(({ style, from, to }) => ({ style, from: from - cut, to: to - cut }));
    state.lines.push({ ...{ line, html, text, pictures, spans, listDepth }, isRow: tableDepth > 0 });
  }
  state.html = '';
  state.spans = [];
}

/** The empty cells at the end of a row: by hand, since a pattern for them takes ever longer with each cell. */
function withoutEmptyCells(html: string): string {
  let end = html.length;
  while (end > 0 && /[\s|]/u.test(html.charAt(end - 1))) end -= 1;
  return html.slice(0, end);
}
