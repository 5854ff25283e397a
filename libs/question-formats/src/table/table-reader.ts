import { isArchive } from '../archive/bounded-archive';
import { ItemError, MAX_TEXT_BYTES, QuestionFileError } from '../question-file.errors';
import { readWorkbookRows } from '../sheet/xlsx-file';
import { decodeText } from '../text-decoding';
import { delimitedRows } from './delimited-rows';

/** More people are in no exam. */
const MAX_ROWS = 20_000;

/**
 * Rows of text of a CSV file (any separator and encoding that programs of tables write) or of the first sheet of a workbook.
 * A cell of a workbook that is no text or number, such as a date, is read as empty.
 * @throws QuestionFileError when the file as a whole cannot be read
 */
export async function readTable(bytes: Uint8Array): Promise<string[][]> {
  if (bytes.length > MAX_TEXT_BYTES)
    throw new QuestionFileError(`The file has more than ${MAX_TEXT_BYTES / 1e6} MB. Split it.`);
  const rows = isArchive(bytes) ? await firstSheet(bytes) : delimitedRows(decodeText(bytes).text);
  if (rows.length > MAX_ROWS)
    throw new QuestionFileError(`The list has more than ${MAX_ROWS} lines. Split it.`);
  return rows.map((row) => row.map((cell) => cell.trim()));
}

async function firstSheet(bytes: Uint8Array): Promise<string[][]> {
  const [sheet] = await readWorkbookRows(bytes);
  return (sheet ?? []).map((row) => row.map((cell) => (cell instanceof ItemError ? '' : cell)));
}

/**
 * The cells of all sheets of a workbook as text, to be shown; dates as 2026-11-26.
 * @throws QuestionFileError for what is no workbook or is too large
 */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][][]> {
  return readWorkbookRows(bytes, shownCell);
}

function shownCell(cell: unknown): string {
  if (cell instanceof Date) {
    const [day = '', time = ''] = cell.toISOString().split('T');
    return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
  }
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
