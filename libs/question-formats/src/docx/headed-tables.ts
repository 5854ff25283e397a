import { ItemError } from '../question-file.errors';
import { cellText } from '../sheet/cell-text';
import { readLayout, type SheetLayout } from '../sheet/sheet-columns';
import { type Sheet, type SheetCell } from '../sheet/sheet.parser';
import { type KeyOfAnswers } from './answer-key';
import { countParagraphs } from './document-lines';
import { FORMULA_MARK } from './formula-marks';
import { gridOf, type TableCell } from './table-grid';

const TABLE = '<table>';
const CLOSE = '</table>';
/** A title may stand above the head. */
const MAX_ROWS_ABOVE = 2;
const LINE_END = /<\/(?:p|li)>\s*(?=<)|<br\s*\/?>/gu;
/** What names a question in a key of answers. */
const QUESTION_NUMBER =
  /^(?:(?:вопрос|сұрақ|question)\s*)?№?\s*(\d{1,4})\s*(?:[.)]|-?\s*(?:вопрос|сұрақ))?$/iu;
const OTHER_TAGS = /<(?!\/?(?:sub|sup|img)\b|br>)[^>]*>/gu;

type Row = TableCell<SheetCell>[];
interface Head {
  at: number;
  layout: SheetLayout;
  question: number;
  right: number;
}
export interface HeadedTables {
  /** The rest of the document, with the numbers of its paragraphs as they were. */
  rest: string;
  tables: Sheet[];
  /** Those that give the answers of numbered questions, in their order. */
  keys: KeyOfAnswers[];
}

/** Takes out the tables whose head names a column with the question and those with its options or answers, as sheets have it. */
export function takeHeadedTables(html: string): HeadedTables {
  const tables: Sheet[] = [];
  const keys: KeyOfAnswers[] = [];
  let rest = '';
  let from = 0;
  let paragraphs = 0;
  for (let open = html.indexOf(TABLE); open >= 0; open = html.indexOf(TABLE, from)) {
    const end = endOf(html, open);
    const before = html.slice(from, open);
    const whole = html.slice(open, end);
    paragraphs += countParagraphs(before);
    const line = paragraphs + 1;
    const rows = whole.includes(TABLE, TABLE.length) ? [] : gridOf(whole, readCell);
    const head = headOf(rows);
    const key = head && keyOf(rows, head);
    const isTaken = head !== null && (key === null || !hasOptions(head.layout));
    if (isTaken && key) keys.push({ line, entries: key });
    else if (isTaken) tables.push({ line, rows: questionRows(rows, head), format: 'html' });
    rest += before + (isTaken ? `${TABLE}${'<tr></tr>'.repeat(rows.length)}${CLOSE}` : whole);
    paragraphs += countParagraphs(whole);
    from = end;
  }
  return { rest: rest + html.slice(from), tables, keys };
}

/** Behind the table that begins there, with the tables inside of it. */
function endOf(html: string, open: number): number {
  let depth = 0;
  let at = open;
  do {
    const close = html.indexOf(CLOSE, at);
    if (close < 0) return html.length;
    const inner = html.indexOf(TABLE, at);
    const isInner = inner >= 0 && inner < close;
    depth += isInner ? 1 : -1;
    at = isInner ? inner + TABLE.length : close + CLOSE.length;
  } while (depth > 0);
  return at;
}

/** Of a head in two rows, with the letters of the options below one cell for all of them, the lower one is the head. */
function headOf(rows: readonly Row[]): Head | null {
  const heads = rows.slice(0, MAX_ROWS_ABOVE + 1).flatMap((row, at): Head[] => {
    const layout = readLayout(row.map(textOf));
    const [question, right] = [layout?.single.get('question'), layout?.single.get('right')];
    return layout && question !== undefined && right !== undefined ? [{ at, layout, question, right }] : [];
  });
  return heads.find(({ layout }) => layout.unknownOptions.length === 0) ?? heads[0] ?? null;
}

const textOf = ({ content }: TableCell<SheetCell>): string =>
  content instanceof ItemError ? '' : cellText(content, 'html');

const hasOptions = ({ numbered, told }: SheetLayout): boolean =>
  told !== null || numbered.option.length + numbered.pair.length > 0;

/** The rows without what stands above the head, and without titles in a cell that the question shares with its answer. */
const questionRows = (rows: readonly Row[], head: Head): SheetCell[][] =>
  rows.map((row, at) => (at < head.at || isTitle(row, head) ? [] : row.map(({ content }) => content)));

const isTitle = (row: Row, { question, right }: Head): boolean =>
  row[question] !== undefined && row[question] === row[right];

/** What the rows answer where all that they name is numbers of questions, also in several columns side by side; null otherwise. */
function keyOf(rows: readonly Row[], head: Head): KeyOfAnswers['entries'] | null {
  const { at, question, right } = head;
  const titles = (rows[at] ?? []).map(textOf);
  const places = titles.flatMap((title, place) => (title === titles[question] ? [place] : []));
  const asked = rows
    .slice(at + 1)
    .filter((row) => !isTitle(row, head))
    .flatMap((row) =>
      places.map((place) => ({ name: row[place]?.content, answer: row[place + right - question] })),
    )
    .filter(({ name = '' }) => name !== '');
  const numbers = asked.map(({ name }) =>
    typeof name === 'string' ? QUESTION_NUMBER.exec(name)?.[1] : null,
  );
  if (numbers.length === 0 || numbers.some((number) => typeof number !== 'string')) return null;
  return asked.flatMap(({ answer }, i) => {
    const text = answer ? textOf(answer) : '';
    return text === '' ? [] : [{ number: numbers[i] ?? '', answer: text }];
  });
}

/** With raised and lowered letters, pictures and the ends of its lines, and nothing else. */
function readCell(html: string): SheetCell {
  if (html.includes(FORMULA_MARK)) return new ItemError('formula_unread');
  return html
    .replace(LINE_END, '<br>')
    .replace(OTHER_TAGS, '')
    .replace(/^(?:\s|<br>)+/u, '')
    .replace(/(?:\s*<br>)+$/u, '')
    .trim();
}
