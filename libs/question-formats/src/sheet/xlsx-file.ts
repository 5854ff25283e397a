import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { unpack, xmlPart } from '../archive/bounded-archive';
import { packArchive } from '../archive/pack-archive';
import { type ParsedQuestions } from '../import-report';
import { ItemError, QuestionFileError } from '../question-file.errors';
import { writeOutPercents } from './percent-cells';
import { parseSheet, type SheetCell } from './sheet.parser';

const MAX_ROWS = 20_000;
const MAX_COLUMNS = 200;
/** Styles tell numbers from dates; pictures, macros and links to other files are not looked at. */
const READ_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u;
/** Excel itself keeps no more; the rest is the dust of binary numbers. */
const KEPT_DIGITS = 15;
const HEAD_WIDTH = 18;
const QUESTION_WIDTH = 60;

/**
 * Questions of the sheets that have a head row.
 * @throws QuestionFileError for what is no workbook, is too large, or has no sheet with a head
 */
export async function parseXlsx(bytes: Uint8Array): Promise<ParsedQuestions> {
  const found: ParsedQuestions = { items: [], problems: [] };
  const sheets = await readWorkbookRows(bytes, cellText, writeOutPercents);
  const read = sheets.map((rows) => parseSheet(found, { line: 1, rows }));
  if (!read.includes(true)) {
    throw new QuestionFileError(
      'No sheet has a head row with the columns question (вопрос, сұрақ) and option 1.',
    );
  }
  return found;
}

/**
 * The cells of every sheet. The library sees a workbook packed anew from bounded parts: it would make a
 * whole matrix of one cell that says it stands in the last row, and trust sizes that the file states.
 * @param read makes a cell of what the library found: a text, number, boolean, date or nothing
 * @param prepare changes the parts before the library sees them
 * @throws QuestionFileError for what is no workbook or is too large
 */
export async function readWorkbookRows<T = SheetCell>(
  bytes: Uint8Array,
  read: (cell: unknown) => T = cellText as (cell: unknown) => T,
  prepare: (parts: Map<string, Buffer>) => void = () => undefined,
): Promise<T[][][]> {
  const parts = await unpack(bytes, (name) => READ_PARTS.test(name));
  if (!parts.has('xl/workbook.xml')) throw new QuestionFileError('The file is no Excel workbook (.xlsx).');
  for (const name of parts.keys()) refuseHugeSheet(xmlPart(parts, name) ?? '');
  prepare(parts);
  const sheets = await readSheets(await packArchive(parts));
  return sheets.map(({ data }) => data.map((row) => row.map(read)));
}

async function readSheets(workbook: Buffer) {
  try {
    return await readWorkbook(workbook, { trim: false });
  } catch (error) {
    throw new QuestionFileError(
      `The workbook is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Looks at the places of cells only; columns go A to Z, then AA. */
function refuseHugeSheet(xml: string): void {
  for (const [, letters = '', digits = ''] of xml.matchAll(/\sr="([A-Z]{0,8})(\d{1,12})"/gu)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(digits) > MAX_ROWS || column > MAX_COLUMNS) {
      throw new QuestionFileError(
        `A sheet has more than ${MAX_ROWS} rows or ${MAX_COLUMNS} columns. Split it.`,
      );
    }
  }
}

/** A date is mostly an answer such as 1-2 or 3.14 that the program has changed. */
function cellText(cell: unknown): SheetCell {
  if (cell instanceof Date) return new ItemError('cell_date');
  if (typeof cell === 'string') return cell.replace(/\r\n?/gu, '\n').trim();
  if (typeof cell === 'number') return String(Number(cell.toPrecision(KEPT_DIGITS)));
  return typeof cell === 'boolean' ? String(cell) : '';
}

/** Every cell is text, so that no program takes one for a formula or a date. */
export function writeXlsx(
  sheets: readonly { name: string; rows: readonly (readonly string[])[] }[],
): Promise<Buffer> {
  return writeWorkbook(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map((value) =>
          value === ''
            ? null
            : { value, type: String, wrap: true, ...(index === 0 && { fontWeight: 'bold' as const }) },
        ),
      ),
      columns: (rows[0] ?? []).map((title) => ({
        width: title === 'question' ? QUESTION_WIDTH : HEAD_WIDTH,
      })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}
