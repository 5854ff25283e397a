import { type AnswerValue, isAnswered, type ItemView } from '@bakylau/contracts';

/** Whether anything is given to an item: a value, or files that lie with it. */
export function hasAnswer(
  { id, files }: Pick<ItemView, 'id' | 'files'>,
  values: Readonly<Record<string, AnswerValue>>,
): boolean {
  return isAnswered(values[id]) || files !== undefined;
}

/** Items without an answer, in order. */
export function unanswered(
  items: readonly ItemView[],
  values: Readonly<Record<string, AnswerValue>>,
): ItemView[] {
  return items.filter((item) => !hasAnswer(item, values));
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
