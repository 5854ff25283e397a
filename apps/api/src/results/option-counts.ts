import { type AnswerValue, type ItemStatistics } from '@bakylau/contracts';
import { type ExamItem } from '@bakylau/persistence';

type Counts = NonNullable<ItemStatistics['options']>;

/** How often each option of a choice was chosen; empty for kinds in which no single option is. */
export function optionCounts(
  { key, options }: Pick<ExamItem, 'key' | 'options'>,
  answers: readonly AnswerValue[],
): Counts {
  if (key.kind === 'true_false') {
    return [true, false].map((isTrue) => ({
      optionId: String(isTrue),
      text: null,
      isRight: key.isTrue === isTrue,
      chosen: answers.filter((value) => value.kind === 'true_false' && value.isTrue === isTrue).length,
    }));
  }
  if (key.kind !== 'single_choice' && key.kind !== 'multiple_choice') return [];
  const right = new Set(key.kind === 'single_choice' ? [key.optionId] : key.optionIds);
  return options.map(({ id, text }) => ({
    optionId: id,
    text,
    isRight: right.has(id),
    chosen: answers.filter(
      (value) =>
        (value.kind === 'single_choice' && value.optionId === id) ||
        (value.kind === 'multiple_choice' && value.optionIds.includes(id)),
    ).length,
  }));
}
