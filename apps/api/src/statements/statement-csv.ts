import { type StatementProfile } from '@bakylau/contracts';
import { type StatementCell, type StatementTable } from './statement-table';

/** A program of tables would take such a text for a formula; names of people never begin like this by themselves. */
const LIKE_FORMULA = /^[=+@\t\r]|^-(?!$)/u;

/** The bytes of a CSV file by the rules of a profile (RFC 4180 quoting). */
export function statementCsv({ heads, columns, rows }: StatementTable, csv: StatementProfile['csv']): Buffer {
  const lineEnd = csv.lineEnd === 'crlf' ? '\r\n' : '\n';
  const line = (cells: readonly string[]) => cells.join(csv.separator) + lineEnd;
  const quoted = (text: string) =>
    /["\r\n]/u.test(text) || text.includes(csv.separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = (value: StatementCell, at: number): string => {
    if (value === null) return '';
    if (typeof value === 'number') return quoted(String(value).replace('.', csv.decimalMark));
    if (columns[at] === 'iin') return csv.iin === 'formula' ? quoted(`="${value}"`) : value;
    return quoted(LIKE_FORMULA.test(value) ? `'${value}` : value);
  };
  const all = line(heads.map(quoted)) + rows.map((row) => line(row.map(text))).join('');
  switch (csv.encoding) {
    case 'utf-8':
      return Buffer.from(all, 'utf8');
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${all}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${all}`, 'utf16le');
  }
}
