import { orderOf } from '../aiken-letters';
import { told } from '../problem-words';
import { type ParsedQuestions } from '../import-report';
import { takeItem } from '../item-intake';
import { ItemError } from '../question-file.errors';
import { type ItemFile, type TextFormat } from '../question-item';
import { clozePrompt } from '../moodle/cloze';
import { filesOf } from '../moodle/moodle-texts';
import { cellText } from './cell-text';
import { readLayout, type SheetLayout } from './sheet-columns';
import { marksOf } from './right-answers';
import { SheetRow } from './sheet-row';
import { readSheetTask } from './sheet-tasks';

/** The head stands in one of the first rows, perhaps below a title. */
const MAX_ROWS_ABOVE = 10;

/** A cell as text, or why it has none. */
export type SheetCell = string | ItemError;
export interface Sheet {
  /** The line of its first row in the report. */
  line: number;
  rows: SheetCell[][];
  /** What its cells are, and its texts too where no column says it; plain when it is left out. */
  format?: TextFormat;
  /** Files that its texts may name. */
  files?: readonly ItemFile[];
}

/** Reads a table of questions into `found`; false when it has no head with the column of the question. */
export function parseSheet(
  found: ParsedQuestions,
  { line, rows, format = 'plain', files = [] }: Sheet,
): boolean {
  const texts = (row: readonly SheetCell[]) => row.map((cell) => (cell instanceof ItemError ? '' : cell));
  const plain = (row: readonly SheetCell[]) => texts(row).map((cell) => cellText(cell, format));
  const headAt = rows.slice(0, MAX_ROWS_ABOVE).findIndex((row) => readLayout(plain(row)) !== null);
  const layout = readLayout(plain(rows[headAt] ?? []));
  if (!layout) return false;
  if (layout.unknown.length > 0) {
    const columns = layout.unknown.join(', ').slice(0, 200);
    const problem = told('columns_unknown', { columns });
    found.problems.push({ line: line + headAt, severity: 'warning', ...problem });
  }
  if (layout.unknownOptions.length > 0) {
    const columns = layout.unknownOptions.join(', ').slice(0, 200);
    const problem = told('option_columns_unknown', { columns });
    found.problems.push({ line: line + headAt, severity: 'error', ...problem });
    return true;
  }
  const letterOrder = orderOf(rightMarks(rows.slice(headAt + 1).map(texts), layout, format));
  for (const [index, cells] of rows.entries()) {
    if (index <= headAt || cells.every((cell) => cell === '')) continue;
    takeItem(found, line + index, [], () => {
      const fault = cells.find((cell) => cell instanceof ItemError);
      if (fault instanceof ItemError) throw fault;
      const rowTexts = texts(cells);
      const row = new SheetRow(rowTexts, layout, letterOrder, format);
      const task = readSheetTask(row);
      const text = task.kind === 'cloze' ? clozePrompt(task.parts) : row.longText('question');
      const named = files.length === 0 ? [] : filesOf({ text: rowTexts.join('\n'), format }, files);
      return { ...row.head(), files: named, line: line + index, prompt: row.rich(text), ...task };
    });
  }
  return true;
}

/** What stands between the signs of the cells that name right answers, in capitals. */
function rightMarks(
  rows: readonly (readonly string[])[],
  { single }: SheetLayout,
  format: TextFormat,
): string[] {
  const place = single.get('right');
  if (place === undefined) return [];
  return rows.flatMap((cells) => marksOf(cellText(cells[place] ?? '', format)));
}
