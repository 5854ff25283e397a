import * as fc from 'fast-check';
import { itemHead } from './item-head';
import { clozePrompt } from './moodle/cloze';
import { markRight } from './option-list';
import {
  type ItemOption,
  type QuestionItem,
  type Response,
  type RichText,
  type Task,
  type TextFormat,
} from './question-item';
import { sameTextFault } from './same-text-fault';

/** Pieces that the formats have a meaning for, beside letters of the three languages. */
const PIECES = [
  ...'abYZ09қҰжЫ ',
  ...'\\:#={}~%<>&"\'/[]|;,.*-_$!?',
  '\n',
  '\n\n',
  '->',
  '//',
  '::',
  '####',
  '$x^{2}$',
  '$\\frac{1}{2}$',
  '\\nu',
  '%50%',
  '[html]',
  '{1:SA:=a}',
  ']]>',
  '<![CDATA[',
  '&amp;',
  '&#10;',
  '<b>қ</b>',
  'TRUE',
  '=1+1',
  '😀',
];
const rawText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join('').trim());
export const anyText = rawText.filter((text) => text !== '');
const anyLine = anyText.map((text) => text.replace(/\s+/gu, ' '));
const anyName = anyLine
  .map((text) => text.replace(/[/$]/gu, ''))
  .filter((text) => text.trim() !== '')
  .map((text) => `N${text.trim()}`);
const anyPercent = fc.constantFrom(100, 50, 33.33333, 25, 10, 0, -25, -100);

const rich = (format: TextFormat, text = anyText): fc.Arbitrary<RichText> =>
  text.map((value) => ({ text: value, format }));
const feedback = (format: TextFormat) => fc.option(rich(format), { nil: null });

const choice = (format: TextFormat, kind: 'single_choice' | 'multiple_choice'): fc.Arbitrary<Response> =>
  fc
    .tuple(
      fc.array(fc.record({ text: rich(format), credit: anyPercent, feedback: feedback(format) }), {
        minLength: 1,
        maxLength: 5,
      }),
      rich(format),
      rich(format),
    )
    .map(([options, right, wrong]) => {
      const all: Omit<ItemOption, 'isRight'>[] = options.map((option) => ({
        ...option.text,
        creditPercent: option.credit,
        feedback: option.feedback,
      }));
      all.push(
        { ...wrong, creditPercent: 0, feedback: null },
        { ...right, creditPercent: 100, feedback: null },
      );
      return { kind, options: markRight(kind, all) };
    });

const shortAnswer = (format: TextFormat): fc.Arbitrary<Response> =>
  fc
    .record({
      accepted: fc.array(
        fc.record({ text: anyLine, creditPercent: anyPercent, feedback: feedback(format) }),
        { maxLength: 3 },
      ),
      right: anyLine,
      caseSensitive: fc.boolean(),
    })
    .map(({ accepted, right, caseSensitive }) => ({
      kind: 'short_answer' as const,
      accepted: [{ text: right, creditPercent: 100, feedback: null }, ...accepted],
      caseSensitive,
    }));

const anyNumber = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
const numeric = (format: TextFormat): fc.Arbitrary<Response> =>
  fc
    .record({
      right: anyNumber,
      answers: fc.array(
        fc.record({
          value: fc.option(anyNumber, { nil: null }),
          tolerance: fc.constantFrom(0, 0.5, 1e-9, 3),
          creditPercent: anyPercent,
          feedback: feedback(format),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ right, answers }) => ({
      kind: 'numeric' as const,
      answers: [
        { value: right, tolerance: 0.1, creditPercent: 100, feedback: null },
        ...answers.map((answer) => (answer.value === null ? { ...answer, tolerance: 0 } : answer)),
      ],
    }));

const simpleTasks = (format: TextFormat): fc.Arbitrary<Task>[] => [
  choice(format, 'single_choice'),
  choice(format, 'multiple_choice'),
  shortAnswer(format),
  numeric(format),
  fc.record({
    kind: fc.constant('true_false' as const),
    isTrue: fc.boolean(),
    feedback: fc.record({ whenTrue: feedback(format), whenFalse: feedback(format) }),
  }),
  fc.record({
    kind: fc.constant('matching' as const),
    pairs: fc.array(fc.record({ prompt: rich(format), answer: anyLine }), { minLength: 2, maxLength: 4 }),
  }),
  fc.constantFrom<Task>({ kind: 'essay' }, { kind: 'description' }),
];

/** Text between gaps, which no format can escape. */
const betweenGaps = anyText.map((text) => text.replaceAll('{', '(')).filter((text) => text.trim() !== '');

const cloze = (format: TextFormat): fc.Arbitrary<Task> =>
  fc
    .array(
      fc.record({
        before: betweenGaps,
        gap: fc.oneof(
          choice(format, 'single_choice'),
          choice(format, 'multiple_choice'),
          shortAnswer(format),
          numeric(format),
        ),
        points: fc.integer({ min: 1, max: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((gaps) => ({
      kind: 'cloze',
      parts: gaps.flatMap(({ before, gap, points }) => [before, { ...gap, points }]),
    }));

const ordering = (format: TextFormat): fc.Arbitrary<Task> =>
  fc.array(rich(format), { minLength: 2, maxLength: 4 }).map((sequence) => ({ kind: 'ordering', sequence }));

/** Items of every kind; `formats` bounds the formats of texts, one per item. */
export function anyItem(formats: readonly TextFormat[]): fc.Arbitrary<QuestionItem> {
  return fc.constantFrom(...formats).chain((format) =>
    fc
      .record({
        prompt: rich(format),
        name: fc.option(anyName, { nil: null }),
        idNumber: fc.option(anyName, { nil: null }),
        category: fc.array(anyName, { maxLength: 2 }),
        tags: fc.uniqueArray(anyName, { maxLength: 2 }),
        difficulty: fc.constantFrom(null, 1 as const, 2 as const, 3 as const),
        points: fc.constantFrom(null, 1, 2.5),
        generalFeedback: feedback(format),
        task: fc.oneof(...simpleTasks(format), cloze(format), ordering(format)),
      })
      .map(({ prompt, task, ...head }) => ({
        ...itemHead(1, task.kind === 'cloze' ? { ...prompt, text: clozePrompt(task.parts) } : prompt),
        ...head,
        points: task.kind === 'cloze' ? null : head.points,
        ...task,
      }))
      .filter((item) => sameTextFault(item) === null),
  );
}
