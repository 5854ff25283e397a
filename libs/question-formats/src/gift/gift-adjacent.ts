import { answerGroups } from './gift-braces';
import { hideEscapes } from './gift-escapes';

/** Lines of a file that blank lines enclose, from 1. */
export interface Paragraph {
  line: number;
  lines: string[];
}

export const GIFT_COMMENT = /^\s*\/\//u;
const TITLE = /^\s*::[^:]/u;
const TITLE_OR_CATEGORY = /^\s*(?:::[^:]|\$CATEGORY:)/u;

/**
 * Questions that stand in one paragraph because nobody put a blank line between them: a title begins the next one, and so does the line after
 * answers when more answers follow. Comments go with what they stand before.
 */
export function splitAdjacent({ line, lines }: Paragraph): Paragraph[] {
  const starts = new Set([...titleStarts(lines), ...startsAfterAnswers(lines)]);
  if (starts.size === 0) return [{ line, lines }];
  const bounds = [0, ...[...starts].map((start) => withComments(lines, start))].toSorted((a, b) => a - b);
  return [...new Set(bounds)].map((from, at, all) => ({
    line: line + from,
    lines: lines.slice(from, all[at + 1]),
  }));
}

/** Lines with a title, but for the first of the paragraph and the one that follows what Moodle left of a name with line ends. */
function titleStarts(lines: readonly string[]): number[] {
  const content = lines.findIndex((text) => !GIFT_COMMENT.test(text) && !/^\s*\$CATEGORY:/u.test(text));
  if (content < 0) return [];
  const titles = lines.flatMap((text, at) => (at > content && TITLE.test(text) ? [at] : []));
  const [first] = titles;
  const isTitled = TITLE.test(lines[content] ?? '');
  const isAnswered = answerGroups(hideEscapes(lines.slice(content, first).join('\n'))).length > 0;
  return isTitled || isAnswered ? titles : titles.slice(1);
}

function startsAfterAnswers(lines: readonly string[]): number[] {
  const text = hideEscapes(lines.map((content) => (GIFT_COMMENT.test(content) ? '' : content)).join('\n'));
  const groups = answerGroups(text);
  const starts: number[] = [];
  let [line, from] = [0, 0];
  for (const [at, { end, content }] of groups.entries()) {
    for (let next = text.indexOf('\n', from); next >= 0 && next < end; next = text.indexOf('\n', from)) {
      line += 1;
      from = next + 1;
    }
    const lineEnd = text.indexOf('\n', end);
    if (lineEnd < 0 || text.slice(end + 1, lineEnd).trim() !== '') continue;
    const next = lines.findIndex((words, index) => index > line && !GIFT_COMMENT.test(words));
    if (next < 0) continue;
    const isFollowed = at + 1 < groups.length && content.trim() !== '';
    if (isFollowed || TITLE_OR_CATEGORY.test(lines[next] ?? '')) starts.push(next);
  }
  return starts;
}

function withComments(lines: readonly string[], start: number): number {
  let from = start;
  while (from > 0 && GIFT_COMMENT.test(lines[from - 1] ?? '')) from -= 1;
  return from;
}
