import { told, type Told } from '../problem-words';
import { writeEach } from '../export-report';
import { type ImportProblem } from '../import-report';
import { writeCloze } from '../moodle/cloze';
import { shareCredit } from '../option-list';
import { ItemError } from '../question-file.errors';
import { type QuestionItem, type RichText } from '../question-item';
import { withoutControls } from '../xml-characters';
import { COLUMNS, MAX_OPTIONS, NUMBERED_COLUMNS } from './sheet-columns';

/** Cells hold no more than that. */
const MAX_CELL_CHARS = 32_767;

/** A row by the names of its columns, such as `question` and `option 2`. */
type Cells = Map<string, string>;

/** Items as rows below a head; only columns that something stands in are written, `every` writes all with one name. */
export function writeSheet(
  items: readonly QuestionItem[],
  every = false,
): { rows: string[][]; problems: ImportProblem[]; written: number } {
  const { written, problems } = writeEach(items, writeRow);
  const filled = new Set(written.flatMap(({ content }) => [...content.keys()]));
  const numbers = Array.from({ length: MAX_OPTIONS }, (_, index) => index + 1);
  const head = [
    ...COLUMNS.filter((column) => every || filled.has(column)),
    ...numbers.flatMap((number) =>
      NUMBERED_COLUMNS.map((column) => `${column} ${number}`).filter((name) => filled.has(name)),
    ),
  ];
  const rows = [head, ...written.map(({ content }) => head.map((column) => content.get(column) ?? ''))];
  return { rows, problems, written: written.length };
}

function writeRow(item: QuestionItem, losses: Told[]): Cells {
  const cells: Cells = new Map();
  const set = (column: string, value: string | number | null) => {
    const text = value === null ? '' : withoutControls(String(value));
    if (text.length > MAX_CELL_CHARS) throw new ItemError('cell_too_long', { most: MAX_CELL_CHARS });
    if (text !== '') cells.set(column, text);
  };
  const setRich = (column: string, text: RichText | null) => {
    set(column, text?.text ?? null);
    if (text && text.format !== item.prompt.format) {
      losses.push(told('format_differs', { format: text.format, rowFormat: item.prompt.format }));
    }
  };
  if (item.files.length > 0) losses.push(told('sheet_no_files'));
  if (item.tags.some((tag) => tag.includes(';'))) losses.push(told('tag_semicolon'));
  set('kind', item.kind);
  set('question', item.kind === 'cloze' ? writeCloze(item.parts, item.prompt.format) : item.prompt.text);
  set('format', item.prompt.format);
  set('name', item.name);
  set('id', item.idNumber);
  set('category', item.category.map((name) => name.replaceAll('/', '//')).join('/'));
  set('tags', item.tags.join('; '));
  set('difficulty', item.difficulty);
  set('points', item.points);
  setRich('general feedback', item.generalFeedback);
  writeTask(item, set, setRich);
  return cells;
}

function writeTask(
  item: QuestionItem,
  set: (column: string, value: string | number | null) => void,
  setRich: (column: string, text: RichText | null) => void,
): void {
  const list = <Entry>(entries: readonly Entry[], write: (entry: Entry, number: number) => void) => {
    if (entries.length > MAX_OPTIONS) throw new ItemError('sheet_options_most', { most: MAX_OPTIONS });
    entries.forEach((entry, index) => write(entry, index + 1));
  };
  const writeCredits = (answers: readonly { creditPercent: number }[], usual: readonly number[]) => {
    const credits = answers.map(({ creditPercent }) => creditPercent);
    if (credits.some((credit, index) => credit !== usual[index])) set('credits', credits.join('; '));
  };
  switch (item.kind) {
    case 'single_choice':
    case 'multiple_choice':
      list(item.options, (option, number) => {
        setRich(`option ${number}`, option);
        setRich(`feedback ${number}`, option.feedback);
      });
      set('right', rightCell(item.options));
      writeCredits(
        item.options,
        shareCredit(item.options).map(({ creditPercent }) => creditPercent),
      );
      break;
    case 'true_false':
      set('right', String(item.isTrue));
      setRich('feedback 1', item.feedback.whenTrue);
      setRich('feedback 2', item.feedback.whenFalse);
      break;
    case 'short_answer':
    case 'numeric': {
      const answers =
        item.kind === 'short_answer'
          ? item.accepted
          : item.answers.map(({ value, tolerance, ...rest }) => ({
              ...rest,
              text: value === null ? '*' : `${value}:${tolerance}`,
            }));
      list(answers, (answer, number) => {
        set(`option ${number}`, answer.text);
        setRich(`feedback ${number}`, answer.feedback);
      });
      writeCredits(
        answers,
        answers.map(({ text }) => (text === '*' ? 0 : 100)),
      );
      if (item.kind === 'short_answer' && item.caseSensitive) set('case sensitive', 'true');
      break;
    }
    case 'matching':
      list(item.pairs, ({ prompt, answer }, number) => {
        setRich(`option ${number}`, prompt);
        set(`pair ${number}`, answer);
      });
      break;
    case 'ordering':
      list(item.sequence, (thing, number) => setRich(`option ${number}`, thing));
      break;
    default:
  }
}

/** Numbers with a sign before them where they could be read as the texts of options. */
function rightCell(options: readonly { text: string; isRight: boolean }[]): string {
  const numbers = options.flatMap(({ isRight }, index) => (isRight ? [String(index + 1)] : [])).join(', ');
  const couldBeText = options.some(({ text }) => /^[\d\s,;]+$/u.test(text.trim()));
  return couldBeText && numbers !== '' ? `№${numbers}` : numbers;
}
