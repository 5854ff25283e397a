import { delimitedRows, QuestionFileError } from '@bakylau/question-formats';
import { UsageError } from './cli.errors';

/** Where people write these files by hand, a comma stands between the cells. */
function cellsOf(text: string): string[][] {
  try {
    return delimitedRows(text, ',').filter((cells) => cells.length > 0);
  } catch (error) {
    if (!(error instanceof QuestionFileError)) throw error;
    throw new UsageError(`The CSV file cannot be read. ${error.message}`, { cause: error });
  }
}

/**
 * Rows of a CSV file by the names in its first line. Lines may end before the last columns.
 * @throws UsageError when a needed column is missing
 */
export function parseCsv(text: string, needed: readonly string[]): Record<string, string>[] {
  const [head, ...rows] = cellsOf(text.replace(/^\ufeff/, ''));
  const names = (head ?? []).map((name) => name.trim());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new UsageError(`The CSV file has no column ${missing.join(', ')}`);
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at]?.trim() ?? ''])));
}
