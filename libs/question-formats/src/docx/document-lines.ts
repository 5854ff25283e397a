import { plainText } from '../plain-text';

/** One line of a document. */
export interface DocumentLine {
  /** Number of its paragraph, from 1. */
  line: number;
  /** With pictures, raised and lowered letters; no letter of it is bold any more. */
  html: string;
  /** The same as plain text; empty for a line of pictures alone. */
  text: string;
  pictures: string[];
  /** Whether all of its letters are bold. */
  isBold: boolean;
  /** How deep it stands in lists that the program numbers; 0 outside of them. */
  listDepth: number;
  /** Whether it was a row of a table. */
  isRow: boolean;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/gu;
const BLOCKS = new Set(['p', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const KEPT = new Set(['sub', 'sup', 'img']);

interface Reading {
  lines: DocumentLine[];
  paragraph: number;
  html: string;
  bold: number;
  hasPlain: boolean;
  hasBold: boolean;
  listDepth: number;
  tableDepth: number;
}

/** The library's HTML as lines: a paragraph, an entry of a list, a row of a table, each cut where a line was broken. */
export function readLines(html: string): DocumentLine[] {
  const state: Reading = {
    ...{ lines: [], paragraph: 0, html: '', listDepth: 0, tableDepth: 0 },
    ...{ bold: 0, hasPlain: false, hasBold: false },
  };
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

function addWords(state: Reading, words: string): void {
  if (words.trim() !== '') {
    if (state.bold > 0) state.hasBold = true;
    else state.hasPlain = true;
  }
  state.html += words;
}

function readTag(state: Reading, name: string, isEnd: boolean, whole: string): void {
  if (name === 'strong') state.bold = Math.max(0, state.bold + (isEnd ? -1 : 1));
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
  const html = withoutEmptyCells(state.html).trim();
  const { text, pictures } = plainText({ text: html, format: 'html' });
  if (text !== '' || pictures.length > 0) {
    const { listDepth, hasBold, hasPlain, tableDepth } = state;
    const line = state.paragraph;
    state.lines.push({
      ...{ line, html, text, pictures, listDepth },
      isBold: hasBold && !hasPlain,
      isRow: tableDepth > 0,
    });
  }
  state.html = '';
  state.hasBold = false;
  state.hasPlain = false;
}

/** The empty cells at the end of a row: by hand, since a pattern for them takes ever longer with each cell. */
function withoutEmptyCells(html: string): string {
  let end = html.length;
  while (end > 0 && /[\s|]/u.test(html.charAt(end - 1))) end -= 1;
  return html.slice(0, end);
}
