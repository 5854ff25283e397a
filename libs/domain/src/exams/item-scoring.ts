import { type AnswerValue, type ItemKey } from '@bakylau/contracts';
import { foldText, parseTypedNumber } from './text-folding';

export interface ItemScore {
  points: number;
  /** Whether the candidate gave any answer; an empty or cleared one is none. */
  answered: boolean;
}

/** Relative slack for figures that decimal fractions cannot hold exactly, such as 0.1 + 0.2 against 0.3. */
const FLOAT_SLACK = 1e-9;

/** Scores one item: full points when right, else none. An answer of another kind than the key counts as none. */
export function scoreItem(key: ItemKey, points: number, answer: AnswerValue | null): ItemScore {
  const answered = answer !== null && isAnswered(answer);
  return { points: answered && isRight(key, answer) ? points : 0, answered };
}

function isAnswered(answer: AnswerValue): boolean {
  switch (answer.kind) {
    case 'single_choice':
      return answer.optionId !== null;
    case 'multiple_choice':
      return answer.optionIds.length > 0;
    case 'short_answer':
    case 'numeric':
      return answer.text.trim() !== '';
  }
}

function isRight(key: ItemKey, answer: AnswerValue): boolean {
  if (key.kind === 'single_choice' && answer.kind === 'single_choice') {
    return answer.optionId === key.optionId;
  }
  if (key.kind === 'multiple_choice' && answer.kind === 'multiple_choice') {
    const wanted = new Set(key.optionIds);
    const chosen = new Set(answer.optionIds);
    return wanted.size === chosen.size && [...wanted].every((optionId) => chosen.has(optionId));
  }
  if (key.kind === 'short_answer' && answer.kind === 'short_answer') {
    const typed = foldText(answer.text);
    return key.accepted.some((accepted) => foldText(accepted) === typed);
  }
  if (key.kind === 'numeric' && answer.kind === 'numeric') {
    const typed = parseTypedNumber(answer.text);
    const slack = FLOAT_SLACK * Math.max(1, Math.abs(key.value));
    return typed !== null && Math.abs(typed - key.value) <= key.tolerance + slack;
  }
  return false;
}
