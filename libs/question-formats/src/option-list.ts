import { type ItemOption, type RichText } from './question-item';

/** Options of which some are right and none is weighed: the right ones share the points. */
export function shareCredit(options: readonly (RichText & { isRight: boolean })[]): ItemOption[] {
  const rightCount = options.filter(({ isRight }) => isRight).length;
  return options.map(({ text, format, isRight }) => ({
    text,
    format,
    isRight,
    creditPercent: isRight ? roundPercent(100 / rightCount) : 0,
    feedback: null,
  }));
}

/** Sums and shares of decimal numbers without the dust of binary ones. */
export const roundNumber = (value: number): number => Number(value.toPrecision(12));

/** Percents with the five decimals that Moodle keeps. */
export const roundPercent = (value: number): number => Number(value.toFixed(5));

/**
 * Which options are right by their credit: in a multiple choice every one that gives points, in a single choice those that
 * give all of them, or the most where none does.
 */
export function markRight(
  kind: 'single_choice' | 'multiple_choice',
  options: readonly Omit<ItemOption, 'isRight'>[],
): ItemOption[] {
  const most = Math.max(0, ...options.map(({ creditPercent }) => creditPercent));
  const isRight = (credit: number) => credit > 0 && (kind === 'multiple_choice' || credit === most);
  return options.map(({ text, format, creditPercent, feedback }) => ({
    text,
    format,
    isRight: isRight(creditPercent),
    creditPercent,
    feedback,
  }));
}
