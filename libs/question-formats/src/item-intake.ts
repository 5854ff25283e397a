import { itemDoubts, itemFault } from './answer-checks';
import { type ParsedQuestions } from './import-report';
import { ItemError } from './question-file.errors';
import { type QuestionItem } from './question-item';

/**
 * Takes one item into what was found. An ItemError of `read`, and what makes an item useless, becomes an error at its line; the
 * other items are kept. `notes` are warnings that `read` may add to.
 */
export function takeItem(
  { items, problems }: ParsedQuestions,
  line: number,
  notes: readonly string[],
  read: () => QuestionItem,
): void {
  const refuse = (message: string) => problems.push({ line, severity: 'error', message });
  let item: QuestionItem;
  try {
    item = read();
  } catch (error) {
    if (!(error instanceof ItemError)) throw error;
    refuse(error.message);
    return;
  }
  const fault = item.prompt.text === '' ? 'The question has no text.' : itemFault(item);
  if (fault !== null) {
    refuse(fault);
    return;
  }
  items.push(item);
  for (const message of [...notes, ...itemDoubts(item)]) {
    problems.push({ line, severity: 'warning', message });
  }
}
