import { UsageError } from './cli.errors';

/** Splits the text of a CSV file into rows of cells (RFC 4180: quotes around cells, two quotes for one). */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) {
      const line = text.slice(0, at).split('\n').length;
      throw new UsageError(`Line ${line} of the CSV file has a quote in the middle of a cell`);
    }
    row.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'));
    if (found[3] === ',' && cell.lastIndex < text.length) continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
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
