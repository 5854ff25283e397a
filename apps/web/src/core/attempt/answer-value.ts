import type { AnswerValue, ItemView } from '@bakylau/contracts';

/** Whether the candidate has given any answer. */
export function isAnswered(value: AnswerValue | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return false;
    case 'single_choice':
      return value.optionId !== null;
    case 'multiple_choice':
      return value.optionIds.length > 0;
    case 'short_answer':
    case 'numeric':
      return value.text.trim() !== '';
  }
}

/** Items without an answer, in order. */
export function unanswered(
  items: readonly ItemView[],
  values: Readonly<Record<string, AnswerValue>>,
): ItemView[] {
  return items.filter((item) => !isAnswered(values[item.id]));
}

/** Whether a numeric answer reads as a number, with a comma or a point. An empty one does not count as wrong. */
export function readsAsNumber(text: string): boolean {
  const plain = text
    .trim()
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  return plain === '' || /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain);
}
