import { itemHead, richText } from '../item-head';
import { shareCredit } from '../option-list';
import { type QuestionItem, type Task } from '../question-item';
import { writeSheet } from './sheet.writer';
import { writeXlsx } from './xlsx-file';

const item = (prompt: string, task: Task): QuestionItem => ({
  ...itemHead(1, richText(prompt)),
  category: ['Информатика', 'Желілер'],
  points: 1,
  difficulty: 1,
  ...task,
});
const options = (...texts: readonly (readonly [string, boolean])[]) =>
  shareCredit(texts.map(([text, isRight]) => ({ ...richText(text), isRight })));
const accepted = (text: string) => ({ text, creditPercent: 100, feedback: null });
const pair = (prompt: string, answer: string) => ({ prompt: richText(prompt), answer });
const port = {
  kind: 'numeric' as const,
  answers: [{ value: 443, tolerance: 0, creditPercent: 100, feedback: null }],
};

/** One example of each kind. */
const EXAMPLES: readonly QuestionItem[] = [
  item('IPv4 мекенжайы неше биттен тұрады?', {
    kind: 'single_choice',
    options: options(['16', false], ['32', true], ['128', false]),
  }),
  item('Какие протоколы работают на транспортном уровне?', {
    kind: 'multiple_choice',
    options: options(['TCP', true], ['UDP', true], ['IP', false]),
  }),
  item('UDP guarantees delivery.', {
    kind: 'true_false',
    isTrue: false,
    feedback: { whenTrue: null, whenFalse: null },
  }),
  item('Қазақстанның жоғары деңгейлі домені қандай?', {
    kind: 'short_answer',
    accepted: [accepted('kz'), accepted('.kz')],
    caseSensitive: false,
  }),
  item('Какой порт у HTTPS?', port),
  item('Хаттама мен портты сәйкестендіріңіз', {
    kind: 'matching',
    pairs: [pair('SSH', '22'), pair('DNS', '53')],
  }),
  item('Расположите уровни TCP/IP снизу вверх', {
    kind: 'ordering',
    sequence: ['канальный', 'сетевой', 'транспортный', 'прикладной'].map((text) => richText(text)),
  }),
  item('', { kind: 'cloze', parts: ['HTTPS порты: ', { ...port, points: 1 }] }),
  item('Explain how TLS protects a connection.', { kind: 'essay' }),
];

const GUIDE = [
  ['column', 'what stands in it'],
  [
    'question',
    'The text of the question. Required. In a cloze with gaps: {1:SHORTANSWER:=right}, {1:NUMERICAL:=4:0.1}, {1:MULTICHOICE:wrong~=right}',
  ],
  [
    'option 1 … option 40',
    'Options; accepted spellings of a short answer; numbers such as 3.14, 3.14:0.01 (tolerance) or 1..5; left sides of pairs; things in their right order',
  ],
  ['pair 1 …', 'The right side of each pair'],
  [
    'right',
    'Number or letter of the right option (2 or B), several with commas; №2 where another option reads 2; true or false; the one right answer where there are no options',
  ],
  [
    'kind',
    'single_choice, multiple_choice, true_false, short_answer, numeric, matching, ordering, cloze, essay, description; empty: told by what is filled',
  ],
  [
    'credits',
    'Shares of the points by option in percent with semicolons: 50; 50; -100. Empty: the right options share them',
  ],
  [
    'feedback 1 …, general feedback',
    'Shown after the exam; of a true or false question 1 is for true, 2 for false',
  ],
  ['format', 'plain (or empty), html, markdown, moodle: of all texts of the row'],
  ['case sensitive', 'true where capitals count in a short answer'],
  [
    'name, id, category, tags',
    'Free; a category may be a path with slashes, tags have semicolons between them',
  ],
  ['difficulty, points', '1 easy to 3 hard; a number'],
];

/** A workbook to fill: an example of each kind, and a sheet that explains the columns. */
export function writeSheetTemplate(): Promise<Buffer> {
  return writeXlsx([
    { name: 'questions', rows: writeSheet(EXAMPLES, true).rows },
    { name: 'columns', rows: GUIDE },
  ]);
}
