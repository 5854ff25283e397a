import { type QuestionItem, type Response } from './question-item';

const FULL_PERCENT = 100;
/** Three thirds are written as 33,333 each. */
const ROUNDING_PERCENT = 0.1;

/** Why a response cannot be scored, for the author; null when it can. */
export function responseFault(response: Response): string | null {
  switch (response.kind) {
    case 'single_choice':
    case 'multiple_choice':
      if (response.options.length < 2) return 'The question has fewer than two options.';
      if (response.options.some(({ text }) => text === '')) return 'An option has no text.';
      return response.options.some(({ isRight }) => isRight) ? null : 'No option is marked as right.';
    case 'short_answer':
      if (response.accepted.some(({ text }) => text === '')) return 'An accepted answer is empty.';
      return response.accepted.some(({ creditPercent }) => creditPercent > 0)
        ? null
        : 'No answer is accepted as right.';
    case 'numeric':
      return response.answers.some(({ creditPercent }) => creditPercent > 0)
        ? null
        : 'No number is accepted as right.';
  }
}

/** The same of a whole item. */
export function itemFault(item: QuestionItem): string | null {
  switch (item.kind) {
    case 'cloze': {
      const gaps = item.parts.filter((part) => typeof part !== 'string');
      if (gaps.length === 0) return 'The cloze has no gap.';
      return gaps.map(responseFault).find((fault) => fault !== null) ?? null;
    }
    case 'matching':
      if (item.pairs.some(({ answer }) => answer === '')) return 'A pair has no answer.';
      return item.pairs.filter(({ prompt }) => prompt.text !== '').length < 2
        ? 'The question has fewer than two pairs.'
        : null;
    case 'ordering':
      return item.sequence.length < 2 ? 'The question has fewer than two things to order.' : null;
    case 'true_false':
    case 'essay':
    case 'description':
      return null;
    default:
      return responseFault(item);
  }
}

/** What the author should look at, although the item can be used. */
export function itemDoubts(item: QuestionItem): string[] {
  const doubts: string[] = [];
  if (
    item.kind === 'single_choice' &&
    !item.options.some((option) => option.creditPercent === FULL_PERCENT)
  ) {
    doubts.push('No option gives the full points.');
  }
  if (item.kind === 'single_choice' && item.options.filter(({ isRight }) => isRight).length > 1) {
    doubts.push('More than one option is right in a single choice; any of them gives the points.');
  }
  if (item.kind === 'multiple_choice') {
    const sum = item.options.reduce((total, { creditPercent }) => total + Math.max(0, creditPercent), 0);
    if (Math.abs(sum - FULL_PERCENT) > ROUNDING_PERCENT * item.options.length) {
      doubts.push(`The right options together give ${Number(sum.toFixed(3))} % of the points, not 100.`);
    }
  }
  if (/<script|javascript:|\son[a-z]{3,20}\s*=|<iframe|<object|<embed/iu.test(JSON.stringify(item))) {
    doubts.push(
      'A text holds active content (a script or an embedded page); it is cut where texts are shown.',
    );
  }
  return doubts;
}
