import type { ShownSheet } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import './case-files.css';

/** Rows are numbered and columns lettered as in the program that wrote them. */
export function SheetTable({ sheet, caption }: { sheet: ShownSheet; caption: string }) {
  const { t } = useTranslation();
  const width = Math.max(0, ...sheet.rows.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, i) => columnName(i));
  return (
    <>
      <div className="bk-sheet" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, i) => (
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                {columns.map((column, at) => (
                  <td key={column}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sheet.isCut ? <p className="muted small">{t('written:materials.sheetCut')}</p> : null}
    </>
  );
}

const LETTERS = 26;
const columnName = (index: number): string =>
  (index >= LETTERS ? columnName(Math.floor(index / LETTERS) - 1) : '') +
  String.fromCharCode(65 + (index % LETTERS));
