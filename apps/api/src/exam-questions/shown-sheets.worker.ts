import { type ShownSheet } from '@bakylau/contracts';
import { delimitedRows, type FileTask, readWorkbook, serveFileTask } from '@bakylau/question-formats';

/** A workbook's bytes, or the text of a CSV file. */
export type SheetsSource = { workbook: Uint8Array } | { table: string };

/** More of a sheet is read from the file itself. */
const SHOWN = { sheets: 8, rows: 200, columns: 30, cellChars: 500 } as const;

const shownSheetsTask: FileTask<SheetsSource, ShownSheet, null> = async function* (source) {
  const sheets = 'table' in source ? [delimitedRows(source.table)] : await readWorkbook(source.workbook);
  yield* sheets.slice(0, SHOWN.sheets).map(shown);
  return null;
};
export type ShownSheetsTask = typeof shownSheetsTask;

serveFileTask(shownSheetsTask);

function shown(rows: readonly (readonly string[])[]): ShownSheet {
  const isCut = rows.length > SHOWN.rows || rows.some(({ length }) => length > SHOWN.columns);
  const cut = rows
    .slice(0, SHOWN.rows)
    .map((row) => row.slice(0, SHOWN.columns).map((cell) => cell.slice(0, SHOWN.cellChars)));
  return { rows: cut, isCut };
}
