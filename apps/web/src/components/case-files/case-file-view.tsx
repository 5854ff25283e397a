import type { CaseFile, ShownSheet } from '@bakylau/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../hooks/use-format';
import './case-files.css';

/** A file of a case: a link to it, and in the page what can be shown there, so that nobody leaves the exam to read it. */
export function CaseFileView({ file, url }: { file: CaseFile; url: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, contentType, sizeBytes, sheets } = file;
  return (
    <div className="stack-s bk-case-file">
      <p className="row">
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
        <span className="muted small numeric">
          {t('written:files.size', { kb: format.number(Math.ceil(sizeBytes / 1024), { digits: 0 }) })}
        </span>
      </p>
      {contentType.startsWith('image/') ? (
        <img className="bk-case-file__picture" src={url} alt={name} />
      ) : null}
      {sheets.map((sheet, i) => (
        <details key={i} open={i === 0}>
          <summary>{t('written:materials.sheet', { number: i + 1 })}</summary>
          <SheetTable sheet={sheet} caption={`${name}, ${t('written:materials.sheet', { number: i + 1 })}`} />
        </details>
      ))}
    </div>
  );
}

/** Rows are numbered and columns lettered as in the program that wrote them. */
function SheetTable({ sheet, caption }: { sheet: ShownSheet; caption: string }) {
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
