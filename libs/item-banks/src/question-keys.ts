import { type BankItemOption, type ItemKey } from '@bakylau/contracts';
import { type AcceptedAnswer, type ItemOption, type NumericAnswer } from '@bakylau/question-formats';
import { QuestionNotTaken } from './item-mapping.errors';
import { type QuestionTexts } from './question-texts';

const FULL = 100;
/** Three thirds are written as 33,333 each. */
const ROUNDING_PERCENT = 0.1;
const SHARES =
  'Shares of single answers are not kept: what gives all points is right, and the exam says how partly right ones count.';

type KeyOf<K extends ItemKey['kind']> = Extract<ItemKey, { kind: K }>;

/** A question with several right options of which one is chosen cannot be scored here. @throws QuestionNotTaken */
export function choiceKey(
  kind: 'single_choice' | 'multiple_choice',
  options: readonly ItemOption[],
  ids: readonly BankItemOption[],
  { losses }: QuestionTexts,
): KeyOf<'single_choice' | 'multiple_choice'> {
  const right = options.flatMap(({ isRight }, i) => (isRight && ids[i] ? [ids[i].id] : []));
  const [only] = right;
  if (only === undefined) throw new QuestionNotTaken('No option is marked as right.');
  if (kind === 'single_choice') {
    if (right.length > 1) {
      throw new QuestionNotTaken(
        'More than one option gives the points: leave one right, or make it a multiple choice.',
      );
    }
    if (
      options.some(({ isRight, creditPercent }) => (isRight ? creditPercent !== FULL : creditPercent !== 0))
    )
      losses.add(SHARES);
    return { kind, optionId: only };
  }
  const share = FULL / right.length;
  const isEven = options.every(
    ({ isRight, creditPercent }) => !isRight || Math.abs(creditPercent - share) < ROUNDING_PERCENT,
  );
  if (!isEven) losses.add(SHARES);
  if (options.some(({ creditPercent }) => creditPercent < 0))
    losses.add('Penalties of options are not kept: the exam says how wrong ones count.');
  return { kind, optionIds: right };
}

/** @throws QuestionNotTaken */
export function textKey(
  { accepted, caseSensitive }: { accepted: readonly AcceptedAnswer[]; caseSensitive: boolean },
  { losses }: QuestionTexts,
): KeyOf<'short_answer'> {
  const full = accepted.filter(({ creditPercent }) => creditPercent === FULL);
  if (accepted.some(({ creditPercent }) => creditPercent > 0 && creditPercent < FULL)) {
    losses.add('Answers that give a part of the points are not kept.');
  }
  const plain = full.filter(({ text }) => !text.includes('*'));
  if (plain.length < full.length)
    losses.add('An accepted answer with * for any text is not kept: write the variants.');
  const texts = [...new Set(plain.map(({ text }) => text))];
  if (texts.length === 0)
    throw new QuestionNotTaken('No answer without * gives all points: write the accepted variants.');
  return {
    kind: 'short_answer',
    accepted: texts,
    ...(caseSensitive && { folding: { letterCase: false, spaces: true, yo: true } }),
  };
}

/** @throws QuestionNotTaken */
export function numberKey(answers: readonly NumericAnswer[], { losses }: QuestionTexts): KeyOf<'numeric'> {
  const full = answers.filter(({ value, creditPercent }) => value !== null && creditPercent === FULL);
  const [first, ...others] = full;
  if (!first || first.value === null) throw new QuestionNotTaken('No number gives all points.');
  if (others.length > 0) losses.add('Only the first of the right numbers is kept.');
  if (answers.some(({ creditPercent }) => creditPercent > 0 && creditPercent < FULL)) {
    losses.add('Numbers that give a part of the points are not kept.');
  }
  return { kind: 'numeric', value: first.value, tolerance: first.tolerance };
}
