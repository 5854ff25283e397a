import { QuestionFileError } from '../question-file.errors';

const SEPARATORS = [';', ',', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** The separator of a text by its first line: the one that stands there most often outside of quotes. */
export function separatorOf(text: string): Separator {
  const head = (text.split('\n', 1)[0] ?? '').replace(/"(?:[^"]|"")*"/gu, '');
  const count = (separator: string) => head.split(separator).length;
  return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/**
 * Splits the text of a CSV file into rows of cells (RFC 4180: quotes around cells, two quotes for one). Empty lines stay as rows
 * without cells, so that the index of a row tells its line where no cell has a line break.
 * @throws QuestionFileError for a quote in the middle of a cell
 */
export function delimitedRows(text: string, separator: Separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const plain = `[^"${separator}\\r\\n]*`;
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|(${plain}))(${separator}|\\r?\\n|$)`, 'y');
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) {
      const line = text.slice(0, at).split('\n').length;
      throw new QuestionFileError(`Line ${line} has a quote in the middle of a cell.`);
    }
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === separator) {
      if (cell.lastIndex >= text.length) row.push('');
      else continue;
    }
    rows.push(row.length === 1 && row[0] === '' ? [] : row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
