import { sortedByAlphabet } from '../aiken-letters';

/** Columns by their English name, with what authors of the two other languages call them. */
const NAMES = {
  question: ['question', 'question text', 'вопрос', 'текст вопроса', 'сұрақ', 'сұрақ мәтіні'],
  kind: ['kind', 'type', 'тип', 'тип вопроса', 'вид', 'түрі', 'сұрақ түрі'],
  format: ['format', 'формат', 'пішім'],
  right: [
    'right',
    'correct',
    'correct answer',
    'right answer',
    'answer',
    'правильный',
    'правильный ответ',
    'правильные ответы',
    'верный ответ',
    'ответ',
    'дұрыс',
    'дұрыс жауап',
    'дұрыс жауабы',
    'дұрыс жауаптар',
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
    'answer option',
    'choice',
    'variant',
    'вариант',
    'вариант ответа',
    'ответ',
    'нұсқа',
    'жауап',
    'жауап нұсқасы',
    'нұсқасы',
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

/** Numbers of the rows, which say nothing of a question. */
const ROW_NUMBERS = ['№', '#', 'no', 'no.', '№ п/п', 'п/п', '№ р/с', 'р/с', 'р/н'];
/** `Неправильный ответ 1`, `Distractor two`, `Қате жауап`: the text of a wrong option, as `right` then holds that of the right one. */
const WRONG_WORDS =
  /^(?:(?:не(?:правильн|верн)|ошибочн)\p{L}*(?: (?:вариант|ответ)\p{L}*){0,2}|дистрактор\p{L}*|(?:wrong|incorrect)(?: (?:answer|option|choice|variant)s?)?|distractors?|(?:қате|бұрыс|дұрыс емес)(?: (?:жауап|нұсқа)\p{L}*){0,2})(?: (?:one|two|three|four|five|six|seven))?$/u;
const OPTION_WORD =
  /(?:^|\s)(?:вариант|ответ|дистрактор|option|answer|variant|choice|distractor|нұсқа|жауап)\p{L}*/u;

export interface SheetLayout {
  single: Map<Column, number>;
  /** Places of `option 1`, `option 2` and so on; a hole where a number is not there. */
  numbered: Record<NumberedColumn, (number | undefined)[]>;
  /** Capitals that the options are headed by (`Вариант A`, `B`); null where they have numbers. */
  optionLetters: string[] | null;
  /** Places of the texts of right and wrong options where each column holds one or the other; null where a column names the right ones. */
  told: { right: number[]; wrong: number[] } | null;
  /** Titles that look like those of options and cannot be placed. */
  unknownOptions: string[];
  unknown: string[];
}

interface Title {
  shown: string;
  words: string;
  number: number;
  letter: string | null;
}

/** Reads a head row; null when it names no column with the question and none beside it. */
export function readLayout(head: readonly string[]): SheetLayout | null {
  const layout: SheetLayout = {
    single: new Map(),
    numbered: { option: [], pair: [], feedback: [] },
    ...{ optionLetters: null, told: null, unknownOptions: [], unknown: [] },
  };
  const lettered: { place: number; title: Title }[] = [];
  const unplaced: { place: number; title: Title }[] = [];
  for (const [place, cell] of head.entries()) {
    const name = cell.trim().toLowerCase().replace(/\s+/gu, ' ').replace(/:$/u, '');
    if (name === '' || ROW_NUMBERS.includes(name)) continue;
    const title = readTitle(cell.trim(), name);
    const { words, number, letter } = title;
    const numbered = NUMBERED_COLUMNS.find((column) =>
      (NUMBERED[column] as readonly string[]).includes(words),
    );
    const single = COLUMNS.find((column) => (NAMES[column] as readonly string[]).includes(name));
    if (single && !layout.single.has(single)) layout.single.set(single, place);
    else if (numbered && isFree(layout.numbered[numbered], number))
      layout.numbered[numbered][number - 1] = place;
    else if (letter !== null && (words === '' || numbered === 'option')) lettered.push({ place, title });
    else unplaced.push({ place, title });
  }
  placeLettered(layout, lettered);
  layout.told = toldColumns(layout, unplaced);
  const told = [...(layout.told?.right ?? []), ...(layout.told?.wrong ?? [])];
  const hasOptions = layout.numbered.option.length > 0;
  for (const { place, title } of unplaced) {
    if (told.includes(place)) continue;
    const isOption = OPTION_WORD.test(title.words) && (!hasOptions || title.number > 0 || title.letter);
    (isOption ? layout.unknownOptions : layout.unknown).push(title.shown);
  }
  const known =
    layout.single.size +
    told.length +
    NUMBERED_COLUMNS.flatMap((column) => Object.keys(layout.numbered[column])).length;
  const isHead = layout.single.has('question') && known + layout.unknownOptions.length > 1;
  return isHead ? layout : null;
}

/** Columns that each hold a right or a wrong option; null where options have columns of another kind, or none is told to be wrong. */
function toldColumns(
  { single, numbered }: SheetLayout,
  unplaced: readonly { place: number; title: Title }[],
): SheetLayout['told'] {
  const placesOf = (is: (title: Title) => boolean) =>
    unplaced.filter(({ title }) => is(title)).map(({ place }) => place);
  const wrong = placesOf(({ words }) => WRONG_WORDS.test(words));
  const right = single.get('right');
  if (wrong.length === 0 || right === undefined || numbered.option.length > 0) return null;
  const further = placesOf(({ words }) => (NAMES.right as readonly string[]).includes(words));
  return { right: [right, ...further], wrong };
}

/** Whether a column may have that number; a second one with the same is not known. */
const isFree = (places: readonly (number | undefined)[], number: number): boolean =>
  number >= 1 && number <= MAX_OPTIONS && places[number - 1] === undefined;

/** `вариант 2`, `вариант №2`, `вариант b`, `b)`, `2-нұсқа`: words, and a number or a letter behind or before them. */
function readTitle(shown: string, name: string): Title {
  const [, ahead, first, words] =
    /^(?:(\d{1,2})|(\p{L}))[-.)]?(?: |(?<=[-.)]))(\p{L}[\p{L} ]*)$/u.exec(name) ?? [];
  if (words !== undefined && (NUMBERED.option as readonly string[]).includes(words)) {
    return { shown, words, number: Number(ahead ?? '0'), letter: first?.toUpperCase() ?? null };
  }
  const [, before = '', digits, letter] =
    /^(.*?)\s*(?:№\s*)?(?:(\d{1,2})|(?<!\p{L})\(?(\p{L}))?[).]?$/u.exec(name) ?? [];
  return { shown, words: before, number: Number(digits ?? '0'), letter: letter?.toUpperCase() ?? null };
}

function placeLettered(layout: SheetLayout, lettered: readonly { place: number; title: Title }[]): void {
  const letters = sortedByAlphabet(lettered.map(({ title }) => title.letter ?? ''));
  if (letters && letters.length > 1 && layout.numbered.option.length === 0) {
    layout.optionLetters = letters;
    layout.numbered.option = letters.map(
      (letter) => lettered.find(({ title }) => title.letter === letter)?.place,
    );
  } else layout.unknownOptions.push(...lettered.map(({ title }) => title.shown));
}
