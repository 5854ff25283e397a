import { readNumber } from '../gift/gift-answers';
import { markRight, roundPercent } from '../option-list';
import { type ClozePart, GAP, type Response, type TextFormat } from '../question-item';
import { ItemError } from '../question-file.errors';

/**
 * Moodle's names of gaps, long and short (MULTICHOICE_VS is MCVS, MULTIRESPONSE_H is MRH and so on); layouts (in a row, below each other,
 * shuffled) make no difference here.
 */
const GAP_START =
  /\{(\d{0,4}):(?:(SHORTANSWER|SA|MW)(_C|C)?|(NUMERICAL|NM)|(MULTICHOICE|MC)(?:_?[VHS]{1,2})?|(MULTIRESPONSE|MR)(?:_?[VHS]{1,2})?):/gu;
/** What was meant as a gap: another kind or a mistyped one, with its answers for all to read. */
const GAP_UNREAD = /\{\s{0,3}\d{0,4}\s{0,3}:\s{0,3}(?:[a-z_]{2,30}\s{0,3}[:=~%]|[=~%])[^{}]{0,20}/iu;
const SPECIAL = /[\\~#}/"]/gu;

/** Splits a text with gaps in Moodle's way, such as `Алматы {1:SHORTANSWER:=қала#дұрыс}`. Throws ItemError. */
export function parseCloze(text: string, format: TextFormat): ClozePart[] {
  const parts: ClozePart[] = [];
  let from = 0;
  GAP_START.lastIndex = 0;
  for (let start = GAP_START.exec(text); start; start = GAP_START.exec(text)) {
    const end = closingBrace(text, GAP_START.lastIndex);
    if (end < 0) throw new ItemError('gap_open');
    if (start.index > from) parts.push(text.slice(from, start.index));
    const response = readGap(start, text.slice(GAP_START.lastIndex, end), format);
    parts.push({ ...response, points: start[1] ? Number(start[1]) : 1 });
    from = end + 1;
    GAP_START.lastIndex = from;
  }
  if (from < text.length) parts.push(text.slice(from));
  for (const part of parts) {
    const [gap] = (typeof part === 'string' && GAP_UNREAD.exec(part)) || [];
    if (gap !== undefined) throw new ItemError('gap_unread', { gap });
  }
  return parts;
}

/** How the text reads without its answers. */
export const clozePrompt = (parts: readonly ClozePart[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : GAP))
    .join('')
    .trim();

function closingBrace(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '}') return at;
  }
  return -1;
}

interface Alternative {
  text: string;
  weight: number | null;
  isRight: boolean;
  feedback: string;
}

function readGap(start: RegExpExecArray, body: string, format: TextFormat): Response {
  const [, , short, caseMark, number, single] = start;
  const alternatives = splitUnescaped(body, '~').map(readAlternative);
  if (alternatives[0]?.text === '' && alternatives.length > 1) alternatives.shift();
  const credit = ({ weight, isRight }: Alternative) => weight ?? (isRight ? 100 : 0);
  const feedback = ({ feedback: text }: Alternative) => (text === '' ? null : { text, format });
  if (short !== undefined) {
    const accepted = alternatives.map((found) => ({
      text: format === 'html' ? decodeHtml(found.text) : found.text,
      creditPercent: credit(found),
      feedback: feedback(found),
    }));
    return { kind: 'short_answer', accepted, caseSensitive: caseMark !== undefined };
  }
  if (number !== undefined) {
    const answers = alternatives.map((found) => ({
      ...readNumber(found.text),
      creditPercent: credit(found),
      feedback: feedback(found),
    }));
    return { kind: 'numeric', answers };
  }
  const kind = single === undefined ? 'multiple_choice' : 'single_choice';
  const plainRight = alternatives.filter(({ isRight }) => isRight).length;
  const share = kind === 'multiple_choice' && plainRight > 0 ? roundPercent(100 / plainRight) : 100;
  const options = alternatives.map((found) => ({
    text: found.text,
    format,
    creditPercent: found.isRight ? share : credit(found),
    feedback: feedback(found),
  }));
  return { kind, options: markRight(kind, options) };
}

function readAlternative(source: string): Alternative {
  const [answer = '', ...feedback] = splitUnescaped(source, '#');
  const mark = /^\s*(?:(=)|%(-?\d{1,3}(?:[.,]\d{0,10})?)%)?/u.exec(answer);
  return {
    text: unescape(answer.slice(mark?.[0].length ?? 0)),
    weight: mark?.[2] === undefined ? null : roundPercent(Number(mark[2].replace(',', '.'))),
    isRight: mark?.[1] !== undefined,
    feedback: unescape(feedback.join('#')),
  };
}

function splitUnescaped(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') {
      at += 1;
    } else if (text[at] === separator) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}

const unescape = (text: string): string => text.replace(/\\([\\~#}/"])/gu, '$1').trim();
const escape = (text: string): string => text.replace(SPECIAL, '\\$&');

/** Short answers are typed, so what HTML writes as entities is compared as characters. */
const HTML: readonly (readonly [string, string])[] = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#125;', '}'],
  ['&nbsp;', '\u00a0'],
  ['&amp;', '&'],
];
const decodeHtml = (text: string): string =>
  HTML.reduce((decoded, [entity, character]) => decoded.replaceAll(entity, character), text).trim();
const encodeHtml = (text: string): string =>
  text.replace(/[&<>]/gu, (character) => HTML.find(([, plain]) => plain === character)?.[0] ?? character);

/** Throws ItemError where the text between gaps would itself be read as a gap. */
export function writeCloze(parts: readonly ClozePart[], format: TextFormat): string {
  return parts
    .map((part) => {
      if (typeof part !== 'string') return writeGap(part, format);
      if (GAP_UNREAD.test(part)) throw new ItemError('gap_in_text');
      return part;
    })
    .join('');
}

function writeGap(gap: Response & { points: number }, format: TextFormat): string {
  const alternatives = (): string[] => {
    switch (gap.kind) {
      case 'short_answer':
        return gap.accepted.map((answer) =>
          writeAlternative(
            { ...answer, text: format === 'html' ? encodeHtml(answer.text) : answer.text },
            true,
          ),
        );
      case 'numeric':
        return gap.answers.map((answer) => {
          const text = answer.value === null ? '*' : `${answer.value}:${answer.tolerance}`;
          return writeAlternative({ ...answer, text }, true);
        });
      default:
        return gap.options.map((option) => writeAlternative(option, gap.kind === 'single_choice'));
    }
  };
  return `{${gap.points}:${gapName(gap)}:${alternatives().join('~')}}`;
}

function gapName(gap: Response): string {
  switch (gap.kind) {
    case 'short_answer':
      return gap.caseSensitive ? 'SHORTANSWER_C' : 'SHORTANSWER';
    case 'numeric':
      return 'NUMERICAL';
    case 'single_choice':
      return 'MULTICHOICE';
    case 'multiple_choice':
      return 'MULTIRESPONSE';
  }
}

function writeAlternative(
  answer: { text: string; creditPercent: number; feedback: { text: string } | null },
  fullIsPlain: boolean,
): string {
  const isPlain = fullIsPlain && answer.creditPercent === 100;
  const mark = isPlain ? '=' : `%${answer.creditPercent}%`;
  return `${mark}${escape(answer.text)}${answer.feedback ? `#${escape(answer.feedback.text)}` : ''}`;
}
