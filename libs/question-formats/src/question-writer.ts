import { type ExportReport, writeEach } from './export-report';
import { writeGiftCategory, writeGiftItem } from './gift/gift.writer';
import { type QuestionItem } from './question-item';

export const EXPORT_FORMATS = ['gift'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Writes items as a file of questions. One that the format cannot hold is left out and named among the problems. */
export async function writeQuestions(
  items: readonly QuestionItem[],
  { format }: { format: ExportFormat },
): Promise<ExportReport> {
  const { bytes, problems, written } = await WRITERS[format](items);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { bytes, problems, counts: { items: written, errors, warnings: problems.length - errors } };
}

type Written = Pick<ExportReport, 'bytes' | 'problems'> & { written: number };

const WRITERS: Record<ExportFormat, (items: readonly QuestionItem[]) => Promise<Written> | Written> = {
  gift: (items) => {
    const { written, problems } = writeEach(items, writeGiftItem);
    const paragraphs = withCategories(written, writeGiftCategory);
    return { bytes: Buffer.from(`${paragraphs.join('\n\n')}\n`), problems, written: written.length };
  },
};

/** A category holds for the questions after it, so it is written where it changes. */
function withCategories(
  written: readonly { item: QuestionItem; content: string }[],
  writeCategory: (category: readonly string[]) => string,
): string[] {
  let current = '';
  return written.flatMap(({ item, content }) => {
    const category = writeCategory(item.category);
    const isNew = category !== current && (current !== '' || item.category.length > 0);
    current = isNew ? category : current;
    return isNew ? [category, content] : [content];
  });
}
