import { decodeText, delimitedRows, QuestionFileError } from '@bakylau/question-formats';
import { UsageError } from './cli.errors';

function cellsOf(bytes: Buffer): string[][] {
  try {
    return delimitedRows(decodeText(bytes).text).filter((cells) => cells.length > 0);
  } catch (error) {
    if (!(error instanceof QuestionFileError)) throw error;
    throw new UsageError(`The CSV file cannot be read. ${error.message}`, { cause: error });
  }
}

/**
 * Rows of a CSV file by the names in its first line, in any case. Commas, semicolons or tabs stand between the cells, as a spreadsheet
 * writes them in its language. Lines may end before the last columns.
 * @throws UsageError when a needed column is missing
 */
export function parseCsv(bytes: Buffer, needed: readonly string[]): Record<string, string>[] {
  const [head, ...rows] = cellsOf(bytes);
  const names = (head ?? []).map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const found = names.length > 0 ? `; its first line names ${names.join(', ')}` : '';
    throw new UsageError(`The CSV file has no column ${missing.join(', ')}${found}`);
  }
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]?.trim() ?? ''])));
}
