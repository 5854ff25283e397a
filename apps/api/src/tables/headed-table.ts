import { isIin } from '@bakylau/contracts';
import { QuestionFileError, readTableInThread } from '@bakylau/question-formats';

/** What people call each column, in the three languages; compared in lower case. */
export type ColumnNames<C extends string> = Readonly<Record<C, readonly string[]>>;

/** A row below the head: its line from 1, as a program of tables counts, and its cells by column; an absent column is empty. */
export interface HeadedRow<C extends string> {
  line: number;
  cells: Readonly<Record<C, string>>;
}

/** A file that cannot be read as a whole; `message` says why. */
export class HeadedTableError extends Error {}

/** The head stands in one of the first rows, perhaps below a title. */
const MAX_ROWS_ABOVE = 10;

/**
 * Rows of a registrar's list (CSV of any separator and encoding, or XLSX) below the first row whose titles are wanted ones.
 * @param isHead whether the columns that were found are enough for a head row
 * @param missing what to say when there is no head row
 * @throws HeadedTableError
 */
export async function readHeadedTable<C extends string>(
  bytes: Uint8Array,
  names: ColumnNames<C>,
  isHead: (found: ReadonlySet<C>) => boolean,
  missing: string,
): Promise<HeadedRow<C>[]> {
  const rows = await readTableInThread(bytes).catch((error: unknown) => {
    if (!(error instanceof QuestionFileError)) throw error;
    throw new HeadedTableError(error.message, { cause: error });
  });
  const columns = Object.keys(names) as C[];
  const layouts = rows.slice(0, MAX_ROWS_ABOVE).map((row) => layoutOf(row, names));
  const headAt = layouts.findIndex((layout) => isHead(new Set(layout.keys())));
  const layout = layouts[headAt];
  if (!layout) throw new HeadedTableError(missing);
  return rows.flatMap((row, index) => {
    if (index <= headAt || row.every((text) => text === '')) return [];
    const cells = columns.map((column) => [column, row[layout.get(column) ?? -1] ?? ''] as const);
    return [{ line: index + 1, cells: Object.fromEntries(cells) as Record<C, string> }];
  });
}

/** A program of tables that took the number for one cut its leading zeros off; the check digit tells whether that was so. */
export function wholeIin(text: string): string {
  const padded = /^\d{8,11}$/u.test(text) ? text.padStart(12, '0') : text;
  return isIin(padded) ? padded : text;
}

function layoutOf<C extends string>(head: readonly string[], names: ColumnNames<C>): Map<C, number> {
  const layout = new Map<C, number>();
  for (const [place, title] of head.entries()) {
    const name = title.toLowerCase().replace(/\s+/gu, ' ').replace(/:$/u, '');
    for (const [column, known] of Object.entries(names) as [C, readonly string[]][])
      if (known.includes(name) && !layout.has(column)) layout.set(column, place);
  }
  return layout;
}
