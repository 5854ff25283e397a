import { type Told } from './problem-words';
import { ItemError } from './question-file.errors';
import { type ImportProblem } from './import-report';
import { type QuestionItem } from './question-item';

/** A file of questions and what it could not hold; the lines are those of the items' own file. */
export interface ExportReport {
  bytes: Buffer;
  problems: ImportProblem[];
  counts: { items: number; errors: number; warnings: number };
}

/** Writes one item; adds to `losses` what the format cannot hold of it. Throws ItemError when it cannot hold the item. */
export type ItemWriter<Written> = (item: QuestionItem, losses: Told[]) => Written;

/** Writes item by item. One that the format cannot hold is left out with an error, a loss is a warning. */
export function writeEach<Written>(
  items: readonly QuestionItem[],
  write: ItemWriter<Written>,
): { written: { item: QuestionItem; content: Written }[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const written = items.flatMap((item) => {
    const losses: Told[] = [];
    try {
      const content = write(item, losses);
      problems.push(...losses.map((loss) => ({ line: item.line, severity: 'warning' as const, ...loss })));
      return [{ item, content }];
    } catch (error) {
      if (!(error instanceof ItemError)) throw error;
      problems.push({ line: item.line, severity: 'error', ...error.told });
      return [];
    }
  });
  return { written, problems };
}
