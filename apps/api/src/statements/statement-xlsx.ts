import writeWorkbook from 'write-excel-file/node';
import { type StatementField } from '@bakylau/contracts';
import { type StatementTable } from './statement-table';

const WIDTHS: Partial<Record<StatementField, number>> = {
  name: 34,
  iin: 16,
  code: 24,
  exam_title: 34,
  examiner: 28,
};
const USUAL_WIDTH = 14;

/** A workbook of one sheet. Texts are text cells, so that an IIN keeps its zeros and no text becomes a formula. */
export function statementXlsx({ heads, columns, rows }: StatementTable, sheetName: string): Promise<Buffer> {
  return writeWorkbook([
    {
      // Excel takes 31 characters and none of these.
      sheet: sheetName.replace(/[\\/?*:[\]]/gu, ' ').slice(0, 31) || '1',
      data: [
        heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
        ...rows.map((row) =>
          row.map((value) =>
            value === null || value === ''
              ? null
              : typeof value === 'number'
                ? { value, type: Number }
                : { value, type: String, format: '@' },
          ),
        ),
      ],
      columns: columns.map((column) => ({ width: WIDTHS[column] ?? USUAL_WIDTH })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}
