export interface GiftParts {
  before: string;
  /** Null for a description. */
  answers: string | null;
  after: string;
  /** Braces that were taken as part of the text, as in formulas that nobody escaped. */
  looseBraces: boolean;
}

const ANSWERS = /^\s*(?:$|[=~#]|(?:T|TRUE|F|FALSE|Т)\s*(?:#|$))/iu;
/** What stands before a brace of LaTeX: a command, an index, a closed group. */
const LATEX_BEFORE = /(?:\\[a-zA-Z]+|[\^_}\]])$/u;
const LOOK_BACK = 30;

interface Group {
  start: number;
  /** Where it is closed; the end of the text when it is not. */
  end: number;
}

const isFormula = (text: string, { start }: Group): boolean =>
  LATEX_BEFORE.test(text.slice(Math.max(0, start - LOOK_BACK), start));

/** Every pair of braces that looks like answers, and one that begins like them and is not closed; escapes are hidden before. */
export function answerGroups(text: string): (Group & { content: string })[] {
  const { closed, open } = topGroups(text);
  const unclosed = open === null ? [] : [{ start: open, end: text.length }];
  return [...closed, ...unclosed]
    .map(({ start, end }) => ({ start, end, content: text.slice(start + 1, end) }))
    .filter((group) => ANSWERS.test(group.content) && !isFormula(text, group));
}

/** Whether a text that candidates read shows answers, as of a second pair of braces. */
export const showsAnswers = (text: string): boolean =>
  answerGroups(text).some(({ content }) => /^\s*[=~]|^\s*#\s*[\d=.-]/u.test(content));

/** Finds the braces with the answers; escapes are hidden before. Null when there are braces and none holds answers. */
export function splitBraces(text: string): GiftParts | null {
  const { closed: groups } = topGroups(text);
  const content = ({ start, end }: Group) => text.slice(start + 1, end);
  const fitting = groups.filter((group) => ANSWERS.test(content(group)) && !isFormula(text, group)).at(-1);
  const found = fitting ?? lastBraces(text);
  if (found) {
    return {
      before: text.slice(0, found.start),
      answers: content(found),
      after: text.slice(found.end + 1),
      looseBraces: /[{}]/u.test(text.slice(0, found.start) + content(found) + text.slice(found.end + 1)),
    };
  }
  const isDescription =
    groups.length > 0 ? groups.every((group) => isFormula(text, group)) : !/[{}]/u.test(text);
  return isDescription ? { before: text, answers: null, after: '', looseBraces: groups.length > 0 } : null;
}

function topGroups(text: string): { closed: Group[]; open: number | null } {
  const groups: Group[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/gu)) {
    if (brace === '{') {
      if (depth === 0) start = index;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) groups.push({ start, end: index });
    }
  }
  return { closed: groups, open: depth > 0 ? start : null };
}

/** The last pair, for texts in which an earlier brace is left open. */
function lastBraces(text: string): Group | null {
  const group = { start: text.lastIndexOf('{'), end: text.lastIndexOf('}') };
  return group.start >= 0 && group.end > group.start && ANSWERS.test(text.slice(group.start + 1, group.end))
    ? group
    : null;
}
