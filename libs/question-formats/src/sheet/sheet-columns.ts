/** Columns by their English name, with what authors of the two other languages call them. */
const NAMES = {
  question: ['question', 'question text', 'вопрос', 'текст вопроса', 'сұрақ', 'сұрақ мәтіні'],
  kind: ['kind', 'type', 'тип', 'тип вопроса', 'вид', 'түрі', 'сұрақ түрі'],
  format: ['format', 'формат', 'пішім'],
  right: [
    'right',
    'correct',
    'answer',
    'правильный',
    'правильный ответ',
    'верный ответ',
    'ответ',
    'дұрыс',
    'дұрыс жауап',
    'жауап',
  ],
  credits: ['credits', 'доли', 'үлестер'],
  'case sensitive': ['case sensitive', 'регистр'],
  name: ['name', 'название', 'атауы'],
  id: ['id', 'код'],
  category: ['category', 'topic', 'категория', 'тема', 'санат', 'тақырып'],
  tags: ['tags', 'теги', 'тегтер'],
  difficulty: ['difficulty', 'сложность', 'уровень', 'күрделілік', 'қиындық'],
  points: ['points', 'балл', 'баллы', 'ұпай'],
  'general feedback': ['general feedback', 'общий комментарий', 'жалпы түсініктеме'],
} as const;
const NUMBERED = {
  option: [
    'option',
    'answer',
    'variant',
    'вариант',
    'вариант ответа',
    'ответ',
    'нұсқа',
    'жауап',
    'жауап нұсқасы',
  ],
  pair: ['pair', 'пара', 'соответствие', 'сәйкестік', 'жұп'],
  feedback: ['feedback', 'комментарий', 'түсініктеме'],
} as const;

export type Column = keyof typeof NAMES;
export type NumberedColumn = keyof typeof NUMBERED;
export const COLUMNS = Object.keys(NAMES) as Column[];
export const NUMBERED_COLUMNS = Object.keys(NUMBERED) as NumberedColumn[];

/** More options than that are not written by people. */
export const MAX_OPTIONS = 40;

export interface SheetLayout {
  single: Map<Column, number>;
  /** Places of `option 1`, `option 2` and so on; a hole where a number is not there. */
  numbered: Record<NumberedColumn, (number | undefined)[]>;
  unknown: string[];
}

/** Reads a head row; null when it names no column with the question and none beside it. */
export function readLayout(head: readonly string[]): SheetLayout | null {
  const layout: SheetLayout = {
    single: new Map(),
    numbered: { option: [], pair: [], feedback: [] },
    unknown: [],
  };
  for (const [place, cell] of head.entries()) {
    const title = cell.trim().toLowerCase().replace(/\s+/gu, ' ').replace(/:$/u, '');
    const [, words = '', digits] = /^(.*?)\s*(?:№\s*)?(\d{1,2})?$/u.exec(title) ?? [];
    const number = Number(digits ?? '0');
    const numbered = NUMBERED_COLUMNS.find((column) =>
      (NUMBERED[column] as readonly string[]).includes(words),
    );
    const single = COLUMNS.find((column) => (NAMES[column] as readonly string[]).includes(title));
    if (single && !layout.single.has(single)) layout.single.set(single, place);
    else if (numbered && number >= 1 && number <= MAX_OPTIONS) layout.numbered[numbered][number - 1] = place;
    else if (title !== '') layout.unknown.push(cell.trim());
  }
  const known =
    layout.single.size + NUMBERED_COLUMNS.flatMap((column) => Object.keys(layout.numbered[column])).length;
  return layout.single.has('question') && known > 1 ? layout : null;
}
