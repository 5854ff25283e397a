import { readCategory } from '../item-head';
import { GIFT_COMMENT as COMMENT, type Paragraph, splitAdjacent } from './gift-adjacent';

/** The lines of one question, without its comments. */
export interface GiftBlock {
  line: number;
  text: string;
  category: string[];
  idNumber: string | null;
  tags: string[];
}

const CATEGORY = /^\s*\$CATEGORY:(.*)$/u;
/** A question with blank lines between its braces goes on for at most so many paragraphs. */
const MAX_PARAGRAPHS = 20;

/** Questions are apart by blank lines, or begin with titles; a blank line between braces that are closed further down does not end one. */
export function splitGift(text: string): GiftBlock[] {
  const paragraphs = splitParagraphs(text).flatMap(splitAdjacent);
  const blocks: GiftBlock[] = [];
  let category: string[] = [];
  for (let index = 0; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index] as Paragraph;
    const comments = paragraph.lines.filter((line) => COMMENT.test(line)).join(' ');
    let first = paragraph.lines.findIndex((line) => !COMMENT.test(line));
    if (first < 0) continue;
    const path = CATEGORY.exec(paragraph.lines[first] ?? '')?.[1];
    if (path !== undefined) {
      category = readCategory(path);
      first = nextContent(paragraph.lines, first + 1);
    }
    const lines = paragraph.lines.slice(first).filter((line) => !COMMENT.test(line));
    const line = paragraph.line + first;
    const joined = countToJoin(lines.join('\n'), paragraphs, index);
    for (const added of paragraphs.slice(index + 1, index + 1 + joined)) {
      lines.push('', ...added.lines.filter((content) => !COMMENT.test(content)));
    }
    index += joined;
    if (lines.length === 0) continue;
    blocks.push({ line, text: withoutBrokenComment(lines, comments), category, ...readMarks(comments) });
  }
  return blocks;
}

function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') {
      open = null;
    } else if (open) {
      open.lines.push(content);
    } else {
      open = { line: index + 1, lines: [content] };
      paragraphs.push(open);
    }
  }
  return paragraphs;
}

function nextContent(lines: readonly string[], from: number): number {
  const found = lines.findIndex((line, index) => index >= from && !COMMENT.test(line));
  return found < 0 ? lines.length : found;
}

/** How many of the following paragraphs belong to a question whose brace is open. */
function countToJoin(text: string, paragraphs: readonly Paragraph[], index: number): number {
  if (!endsInBrace(text)) return 0;
  for (let count = 1; count <= MAX_PARAGRAPHS; count += 1) {
    const next = paragraphs[index + count]?.lines.join('\n');
    if (next === undefined || /^\s*(::|\$CATEGORY:)/u.test(next)) return 0;
    const brace = /[{}]/u.exec(next.replace(/\\./gsu, ''))?.[0];
    if (brace === '{') return 0;
    if (brace === '}') return count;
  }
  return 0;
}

function endsInBrace(text: string): boolean {
  const braces = text.replace(/\\./gsu, '').replace(/[^{}]/gu, '');
  return braces.lastIndexOf('{') > braces.lastIndexOf('}');
}

/** Moodle writes the name of a question into a comment; a line end in the name leaves its rest before the question. */
function withoutBrokenComment(lines: string[], comments: string): string {
  const start = lines.findIndex((line) => line.startsWith('::'));
  const isBroken = start > 0 && comments.includes('question:') && comments.includes('name:');
  return (isBroken ? lines.slice(start) : lines).join('\n');
}

function readMarks(comments: string): Pick<GiftBlock, 'idNumber' | 'tags'> {
  const marks = [...comments.matchAll(/\[(id|tag):((?:\\.|[^\]\\]){1,200})\]/gu)];
  const values = (name: string) =>
    marks.filter(([, key]) => key === name).map(([, , value = '']) => value.replace(/\\(.)/gu, '$1').trim());
  return { idNumber: values('id')[0] ?? null, tags: values('tag') };
}
