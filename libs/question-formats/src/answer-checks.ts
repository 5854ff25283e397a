import { type ImportProblemCode, isBlankText } from '@bakylau/contracts';
import { told, type Told } from './problem-words';
import { type QuestionItem, type Response } from './question-item';

const FULL_PERCENT = 100;
/** Three thirds are written as 33,333 each. */
const ROUNDING_PERCENT = 0.1;

/** Why a response cannot be scored, for the author; null when it can. */
export function responseFault(response: Response): ImportProblemCode | null {
  switch (response.kind) {
    case 'single_choice':
    case 'multiple_choice':
      if (response.options.length < 2) return 'few_options';
      if (response.options.some(({ text }) => text === '')) return 'option_empty';
      return response.options.some(({ isRight }) => isRight) ? null : 'no_right_option';
    case 'short_answer':
      if (response.accepted.some(({ text }) => isBlankText(text))) return 'accepted_empty';
      return response.accepted.some(({ creditPercent }) => creditPercent > 0) ? null : 'no_accepted';
    case 'numeric':
      return response.answers.some(({ creditPercent }) => creditPercent > 0) ? null : 'no_right_number';
  }
}

/** The same of a whole item. */
export function itemFault(item: QuestionItem): ImportProblemCode | null {
  switch (item.kind) {
    case 'cloze': {
      const gaps = item.parts.filter((part) => typeof part !== 'string');
      if (gaps.length === 0) return 'no_gap';
      return gaps.map(responseFault).find((fault) => fault !== null) ?? null;
    }
    case 'matching':
      if (item.pairs.some(({ answer }) => answer === '')) return 'pair_empty';
      return item.pairs.filter(({ prompt }) => prompt.text !== '').length < 2 ? 'few_pairs' : null;
    case 'ordering':
      return item.sequence.length < 2 ? 'few_to_order' : null;
    case 'true_false':
    case 'essay':
    case 'description':
      return null;
    default:
      return responseFault(item);
  }
}

/** What the author should look at, although the item can be used. */
export function itemDoubts(item: QuestionItem): Told[] {
  const doubts: Told[] = [];
  if (
    item.kind === 'single_choice' &&
    !item.options.some((option) => option.creditPercent === FULL_PERCENT)
  ) {
    doubts.push(told('no_full_option'));
  }
  if (item.kind === 'single_choice' && item.options.filter(({ isRight }) => isRight).length > 1) {
    doubts.push(told('several_right'));
  }
  if (item.kind === 'multiple_choice') {
    const sum = item.options.reduce((total, { creditPercent }) => total + Math.max(0, creditPercent), 0);
    if (Math.abs(sum - FULL_PERCENT) > ROUNDING_PERCENT * item.options.length) {
      doubts.push(told('shares_sum', { percent: Number(sum.toFixed(3)) }));
    }
  }
  if (/<script|javascript:|\son[a-z]{3,20}\s*=|<iframe|<object|<embed/iu.test(JSON.stringify(item))) {
    doubts.push(told('active_content'));
  }
  return doubts;
}
