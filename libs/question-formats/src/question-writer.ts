import { type ExportReport, writeEach } from './export-report';
import { writeGiftCategory, writeGiftItem } from './gift/gift.writer';
import { writeMoodleCategory, writeMoodleDocument, writeMoodleQuestion } from './moodle/moodle-xml.writer';
import { writeSheet } from './sheet/sheet.writer';
import { writeXlsx } from './sheet/xlsx-file';
import { type QuestionItem } from './question-item';

export const EXPORT_FORMATS = ['gift', 'moodle_xml', 'xlsx'] as const;
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
  moodle_xml: (items) => {
    const { written, problems } = writeEach(items, writeMoodleQuestion);
    const document = writeMoodleDocument(withCategories(written, writeMoodleCategory));
    return { bytes: Buffer.from(document), problems, written: written.length };
  },
  xlsx: async (items) => {
    const { rows, problems, written } = writeSheet(items);
    return { bytes: await writeXlsx([{ name: 'questions', rows }]), problems, written };
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
