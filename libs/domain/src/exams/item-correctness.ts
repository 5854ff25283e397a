import { type AnswerValue, type GapKey, type ItemKey } from '@bakylau/contracts';
import { foldText, parseTypedNumber } from './text-folding';

/** How far an answer is right and how far it is wrong; each from 0 to 1. What was left empty is neither. */
export interface Correctness {
  right: number;
  wrong: number;
}

type KeyOf<K extends ItemKey['kind']> = Extract<ItemKey, { kind: K }>;
type AnswerOf<K extends AnswerValue['kind']> = Extract<AnswerValue, { kind: K }>;

const NOTHING: Correctness = { right: 0, wrong: 0 };
const allOrNothing = (isRight: boolean): Correctness =>
  isRight ? { right: 1, wrong: 0 } : { right: 0, wrong: 1 };

/** Relative slack for figures that decimal fractions cannot hold exactly, such as 0.1 + 0.2 against 0.3. */
const FLOAT_SLACK = 1e-9;

/** Compares an answer that is not empty with the key. One of another kind than the key is altogether wrong. */
export function correctnessOf(key: ItemKey, answer: AnswerValue): Correctness {
  switch (key.kind) {
    case 'single_choice':
      return allOrNothing(answer.kind === key.kind && answer.optionId === key.optionId);
    case 'true_false':
      return allOrNothing(answer.kind === key.kind && answer.isTrue === key.isTrue);
    case 'short_answer':
      return allOrNothing(answer.kind === key.kind && isAcceptedText(key, answer.text));
    case 'numeric':
      return allOrNothing(answer.kind === key.kind && isAcceptedNumber(key, answer.text));
    case 'multiple_choice':
      return answer.kind === key.kind ? ofChoices(key, answer) : allOrNothing(false);
    case 'matching':
      return answer.kind === key.kind ? ofPairs(key, answer) : allOrNothing(false);
    case 'ordering':
      return answer.kind === key.kind ? ofOrder(key, answer) : allOrNothing(false);
    case 'cloze':
      return answer.kind === key.kind ? ofGaps(key, answer) : allOrNothing(false);
    case 'written':
      // No machine knows; examiners mark it by rubric.
      return NOTHING;
  }
}

function isAcceptedText(
  { accepted, folding }: Extract<GapKey, { kind: 'short_answer' }>,
  text: string,
): boolean {
  const typed = foldText(text, folding);
  return accepted.some((variant) => foldText(variant, folding) === typed);
}

function isAcceptedNumber(
  { value, tolerance, relativeTolerance = 0 }: Extract<GapKey, { kind: 'numeric' }>,
  text: string,
): boolean {
  const typed = parseTypedNumber(text);
  const allowed = Math.max(tolerance, relativeTolerance * Math.abs(value));
  const slack = FLOAT_SLACK * Math.max(allowed, Math.abs(value));
  return typed !== null && Math.abs(typed - value) <= allowed + slack;
}

/** A wrong choice takes a right one back, so that marking everything does not pay. */
function ofChoices(key: KeyOf<'multiple_choice'>, answer: AnswerOf<'multiple_choice'>): Correctness {
  const wanted = new Set(key.optionIds);
  const chosen = new Set(answer.optionIds);
  if (chosen.size === 0) return NOTHING;
  const hits = [...chosen].filter((optionId) => wanted.has(optionId)).length;
  const misses = chosen.size - hits;
  return { right: Math.max(0, hits - misses) / wanted.size, wrong: misses / chosen.size };
}

function ofPairs(key: KeyOf<'matching'>, answer: AnswerOf<'matching'>): Correctness {
  const given = new Map(answer.pairs.map(({ partId, optionId }) => [partId, optionId]));
  const answered = key.pairs.filter(({ partId }) => given.has(partId));
  const hits = answered.filter(({ partId, optionId }) => given.get(partId) === optionId).length;
  return { right: hits / key.pairs.length, wrong: (answered.length - hits) / key.pairs.length };
}

/**
 * Counts the neighbours that follow each other as in the key: one misplaced option does not spoil the run that it left, and chance
 * earns little, unlike with pairs in the right relative order.
 */
function ofOrder(key: KeyOf<'ordering'>, answer: AnswerOf<'ordering'>): Correctness {
  if (answer.optionIds.length === 0) return NOTHING;
  const next = new Map(answer.optionIds.map((optionId, i) => [optionId, answer.optionIds[i + 1]]));
  const links = key.optionIds.length - 1;
  const hits = key.optionIds.slice(0, -1).filter((id, i) => next.get(id) === key.optionIds[i + 1]).length;
  return { right: hits / links, wrong: (links - hits) / links };
}

function ofGaps(key: KeyOf<'cloze'>, answer: AnswerOf<'cloze'>): Correctness {
  const given = new Map(answer.gaps.map(({ partId, text }) => [partId, text]));
  const sums = { right: 0, wrong: 0, all: 0 };
  for (const { partId, weight, key: gapKey } of key.gaps) {
    const text = given.get(partId) ?? '';
    sums.all += weight;
    if (text.trim() !== '') sums[isGapRight(gapKey, text) ? 'right' : 'wrong'] += weight;
  }
  return { right: sums.right / sums.all, wrong: sums.wrong / sums.all };
}

function isGapRight(key: GapKey, text: string): boolean {
  switch (key.kind) {
    case 'choice':
      return text === key.optionId;
    case 'short_answer':
      return isAcceptedText(key, text);
    case 'numeric':
      return isAcceptedNumber(key, text);
  }
}
