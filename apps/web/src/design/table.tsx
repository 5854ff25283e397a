import type { ReactNode } from 'react';
import './table.css';

export interface TableColumn<R> {
  key: string;
  title: string;
  /** What stands in the cell. */
  cell: (row: R) => ReactNode;
  align?: 'start' | 'end';
  /** The cell that names the row for screen readers; the first column unless set. */
  isRowHeader?: boolean;
}

export interface TableProps<R> {
  /** Says what the table holds; read out, and shown when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  columns: readonly TableColumn<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** Stands in place of the rows when there are none. */
  empty?: ReactNode;
}

/**
 * A table to read, with links and buttons in its cells. A plain HTML table on purpose: a grid would take the arrow keys from
 * screen readers for nothing. On a phone each row becomes a card with the column's title before each value.
 */
export function Table<R>({ caption, showCaption, columns, rows, rowKey, empty }: TableProps<R>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const header = columns.find((column) => column.isRowHeader) ?? columns[0];
  return (
    <div className="bk-table-frame">
      <table className="bk-table">
        <caption className={showCaption ? 'bk-table__caption' : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={column.align}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column === header ? (
                  <th key={column.key} scope="row" data-align={column.align} data-title={column.title}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-align={column.align} data-title={column.title}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
