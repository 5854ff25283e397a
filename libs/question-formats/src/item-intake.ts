import { told, type Told } from './problem-words';
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
  notes: readonly Told[],
  read: () => QuestionItem,
): void {
  const refuse = (fault: Told) => problems.push({ line, severity: 'error', ...fault });
  let item: QuestionItem;
  try {
    item = read();
  } catch (error) {
    if (!(error instanceof ItemError)) throw error;
    refuse(error.told);
    return;
  }
  const fault = item.prompt.text === '' ? 'no_text' : itemFault(item);
  if (fault !== null) {
    refuse(told(fault));
    return;
  }
  items.push(item);
  for (const doubt of [...notes, ...itemDoubts(item)]) problems.push({ line, severity: 'warning', ...doubt });
}
