import {
  type AcceptedAnswer,
  type ItemOption,
  type MatchingPair,
  type NumericAnswer,
  type Task,
  type TextFormat,
} from '../question-item';
import { markRight, roundNumber, roundPercent } from '../option-list';
import { showEscapes } from './gift-escapes';
import { readGiftFeedback, readGiftText } from './gift-texts';
import { ItemError } from '../question-file.errors';

const WEIGHT = /^\s*%(-?\d{1,3}(?:[.,]\d*)?)%/u;
const NUMBER = '[+-]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:e[+-]?\\d{1,3})?';
const RANGE = new RegExp(`^(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})$`, 'iu');
const WITH_TOLERANCE = new RegExp(`^(${NUMBER})(?:\\s*:\\s*(${NUMBER}))?$`, 'iu');

interface Answer {
  mark: '=' | '~';
  /** With its weight, which pairs do not have. */
  whole: string;
  text: string;
  weight: number | null;
  feedback: string | undefined;
}

/** Reads what stands between the braces, escapes hidden and without the general feedback. Throws what the author is told. */
export function readGiftAnswers(body: string, format: TextFormat): Task {
  const trimmed = body.trim();
  if (trimmed === '') return { kind: 'essay' };
  if (trimmed.startsWith('#')) return { kind: 'numeric', answers: readNumbers(trimmed.slice(1), format) };
  if (trimmed.includes('~')) return readChoice(trimmed, format);
  if (trimmed.startsWith('=') && splitAnswers(trimmed, /=/gu).some(({ text }) => text.includes('->'))) {
    return { kind: 'matching', pairs: readPairs(trimmed, format) };
  }
  const truth = /^(T|TRUE|F|FALSE|Т)\s*(?:#|$)/iu.exec(trimmed)?.[1];
  if (truth !== undefined) return readTruth(trimmed, /^[TТ]/iu.test(truth), format);
  if (!trimmed.startsWith('=')) throw new ItemError('braces_unread');
  return { kind: 'short_answer', accepted: readAccepted(trimmed, format), caseSensitive: false };
}

/** `=right ~%50%half#feedback`: every mark begins an answer. */
function splitAnswers(body: string, marks: RegExp): Answer[] {
  const starts = [...body.matchAll(marks)];
  if (body.slice(0, starts[0]?.index ?? 0).trim() !== '') throw new ItemError('first_answer_unmarked');
  return starts.map(({ 0: mark, index }, at) => {
    const [whole = '', ...feedback] = body.slice(index + 1, starts[at + 1]?.index).split('#');
    const weight = WEIGHT.exec(whole);
    return {
      mark: mark as Answer['mark'],
      whole,
      text: whole.slice(weight?.[0].length ?? 0),
      weight: weight ? roundPercent(toNumber(weight[1] ?? '')) : null,
      feedback: feedback.length > 0 ? feedback.join('#') : undefined,
    };
  });
}

function readChoice(body: string, format: TextFormat): Task {
  const answers = splitAnswers(body, /[=~]/gu);
  const kind = answers.some(({ mark }) => mark === '=') ? 'single_choice' : 'multiple_choice';
  const options = answers.map<Omit<ItemOption, 'isRight'>>(({ mark, text, weight, feedback }) => ({
    ...readGiftText(text, format),
    creditPercent: weight ?? (mark === '=' ? 100 : 0),
    feedback: readGiftFeedback(feedback, format),
  }));
  return { kind, options: markRight(kind, options) };
}

const readAccepted = (body: string, format: TextFormat): AcceptedAnswer[] =>
  splitAnswers(body, /=/gu).map(({ text, weight, feedback }) => ({
    text: showEscapes(text).trim(),
    creditPercent: weight ?? 100,
    feedback: readGiftFeedback(feedback, format),
  }));

const readPairs = (body: string, format: TextFormat): MatchingPair[] =>
  splitAnswers(body, /=/gu).map(({ whole }) => {
    const arrow = whole.indexOf('->');
    if (arrow < 0) throw new ItemError('arrow_missing');
    return {
      prompt: readGiftText(whole.slice(0, arrow), format),
      answer: showEscapes(whole.slice(arrow + 2)).trim(),
    };
  });

/** Moodle's order: what is shown after a wrong answer comes first. */
function readTruth(body: string, isTrue: boolean, format: TextFormat): Task {
  const [, wrong, right] = body
    .split('#')
    .map((part, index) => (index === 0 ? null : readGiftFeedback(part, format)));
  const [whenRight, whenWrong] = [right ?? null, wrong ?? null];
  return {
    kind: 'true_false',
    isTrue,
    feedback: isTrue
      ? { whenTrue: whenRight, whenFalse: whenWrong }
      : { whenTrue: whenWrong, whenFalse: whenRight },
  };
}

function readNumbers(body: string, format: TextFormat): NumericAnswer[] {
  const answers = splitAnswers(/^\s*[=~]/u.test(body) ? body : `=${body}`, /[=~]/gu);
  return answers.map(({ mark, text, weight, feedback }) => ({
    ...readNumber(mark === '~' && text.trim() === '' ? '*' : showEscapes(text).trim()),
    creditPercent: weight ?? (mark === '=' && text.trim() !== '*' ? 100 : 0),
    feedback: readGiftFeedback(feedback, format),
  }));
}

/** `3.14`, `3.14:0.01` (value and tolerance), `1..5` (from and to), `*` (any other). */
export function readNumber(text: string): Pick<NumericAnswer, 'value' | 'tolerance'> {
  if (text === '*') return { value: null, tolerance: 0 };
  const range = RANGE.exec(text);
  if (range) {
    const [low, high] = [toNumber(range[1] ?? ''), toNumber(range[2] ?? '')];
    if (low > high) throw new ItemError('range_reversed', { low, high });
    return { value: roundNumber((low + high) / 2), tolerance: roundNumber((high - low) / 2) };
  }
  const single = WITH_TOLERANCE.exec(text);
  if (!single) throw new ItemError('not_number_or_range', { text: text.slice(0, 40) });
  return { value: toNumber(single[1] ?? ''), tolerance: Math.abs(toNumber(single[2] ?? '0')) };
}

/** A decimal comma is taken as a point. Throws for what no number can hold. */
function toNumber(text: string): number {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) throw new ItemError('number_too_large', { number: text.slice(0, 40) });
  return value;
}
