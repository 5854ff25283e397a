import { type BankItemOption, type ItemKey } from '@bakylau/contracts';
import {
  type AcceptedAnswer,
  hasWildcard,
  type ItemOption,
  type NumericAnswer,
  showStars,
} from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { type QuestionTexts } from './question-texts';

const FULL = 100;
/** Three thirds are written as 33,333 each. */
const ROUNDING_PERCENT = 0.1;

type KeyOf<K extends ItemKey['kind']> = Extract<ItemKey, { kind: K }>;

/** A question with several right options of which one is chosen cannot be scored here. @throws QuestionNotTaken */
export function choiceKey(
  kind: 'single_choice' | 'multiple_choice',
  options: readonly ItemOption[],
  ids: readonly BankItemOption[],
  texts: QuestionTexts,
): KeyOf<'single_choice' | 'multiple_choice'> {
  const right = options.flatMap(({ isRight }, i) => (isRight && ids[i] ? [ids[i].id] : []));
  const [only] = right;
  if (only === undefined) throw new QuestionNotTaken('no_right_option');
  if (kind === 'single_choice') {
    if (right.length > 1) {
      throw new QuestionNotTaken('several_give_points');
    }
    if (
      options.some(({ isRight, creditPercent }) => (isRight ? creditPercent !== FULL : creditPercent !== 0))
    )
      texts.lose('shares_lost');
    return { kind, optionId: only };
  }
  const share = FULL / right.length;
  const isEven = options.every(
    ({ isRight, creditPercent }) => !isRight || Math.abs(creditPercent - share) < ROUNDING_PERCENT,
  );
  if (!isEven) texts.lose('shares_lost');
  if (options.some(({ creditPercent }) => creditPercent < 0)) texts.lose('penalties_lost');
  return { kind, optionIds: right };
}

/** @throws QuestionNotTaken */
export function textKey(
  { accepted, caseSensitive }: { accepted: readonly AcceptedAnswer[]; caseSensitive: boolean },
  texts: QuestionTexts,
): KeyOf<'short_answer'> {
  const full = accepted.filter(({ creditPercent }) => creditPercent === FULL);
  if (accepted.some(({ creditPercent }) => creditPercent > 0 && creditPercent < FULL)) {
    texts.lose('partial_answers_lost');
  }
  const plain = full.filter(({ text }) => !hasWildcard(text));
  if (plain.length < full.length) texts.lose('wildcard_lost');
  const variants = [...new Set(plain.flatMap(({ text }) => texts.accepted(text).map(showStars)))];
  if (variants.length === 0) throw new QuestionNotTaken('no_full_answer');
  return {
    kind: 'short_answer',
    accepted: variants,
    ...(caseSensitive && { folding: { letterCase: false, spaces: true, yo: true } }),
  };
}

/** @throws QuestionNotTaken */
export function numberKey(answers: readonly NumericAnswer[], texts: QuestionTexts): KeyOf<'numeric'> {
  const full = answers.filter(({ value, creditPercent }) => value !== null && creditPercent === FULL);
  const [first, ...others] = full;
  if (!first || first.value === null) throw new QuestionNotTaken('no_full_number');
  if (others.length > 0) texts.lose('one_number_kept');
  if (answers.some(({ creditPercent }) => creditPercent > 0 && creditPercent < FULL)) {
    texts.lose('partial_numbers_lost');
  }
  return { kind: 'numeric', value: first.value, tolerance: first.tolerance };
}
