import { type ShownSheet } from '@bakylau/contracts';
import { inFileThread } from '@bakylau/question-formats';
// Only for its type, so that the compiler writes the file that the thread starts with.
import type { SheetsSource, ShownSheetsTask } from './shown-sheets.worker';

/**
 * What the page shows of the sheets of a file, read in a thread of its own.
 * @throws QuestionFileError for what is no workbook, is too large, or takes too long or too much memory
 */
export async function readShownSheets(source: SheetsSource): Promise<ShownSheet[]> {
  const sheets: ShownSheet[] = [];
  await inFileThread<ShownSheetsTask>(require.resolve('./shown-sheets.worker'), source, (sheet) =>
    sheets.push(sheet),
  );
  return sheets;
}
