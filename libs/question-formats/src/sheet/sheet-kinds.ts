import { type ItemKind } from '../question-item';

/** Names of kinds as authors write them. */
const KINDS: Record<ItemKind, readonly string[]> = {
  single_choice: [
    'single_choice',
    'single choice',
    'один ответ',
    'одиночный выбор',
    'бір жауап',
    'бір таңдау',
  ],
  multiple_choice: [
    'multiple_choice',
    'multiple choice',
    'несколько ответов',
    'множественный выбор',
    'бірнеше жауап',
    'көп таңдау',
  ],
  true_false: ['true_false', 'true/false', 'верно/неверно', 'да/нет', 'дұрыс/бұрыс', 'иә/жоқ'],
  short_answer: ['short_answer', 'short answer', 'краткий ответ', 'короткий ответ', 'қысқа жауап'],
  numeric: ['numeric', 'number', 'число', 'числовой', 'сан'],
  matching: ['matching', 'соответствие', 'сәйкестендіру', 'сәйкестік'],
  ordering: ['ordering', 'порядок', 'последовательность', 'реттеу'],
  cloze: ['cloze', 'пропуски', 'бос орындар'],
  essay: ['essay', 'эссе', 'развёрнутый ответ', 'развернутый ответ'],
  description: ['description', 'описание', 'сипаттама'],
};

export const kindOf = (words: string): ItemKind | null =>
  (Object.keys(KINDS) as ItemKind[]).find((kind) => KINDS[kind].includes(words.trim().toLowerCase())) ?? null;

const TRUE_WORDS = ['true', 't', '1', 'yes', 'да', 'верно', 'истина', 'иә', 'дұрыс', 'ақиқат'];
const FALSE_WORDS = [
  'false',
  'f',
  '0',
  'no',
  'нет',
  'неверно',
  'ложь',
  'жоқ',
  'бұрыс',
  'дұрыс емес',
  'жалған',
];

export function truthOf(words: string): boolean | null {
  const word = words.trim().toLowerCase();
  if (TRUE_WORDS.includes(word)) return true;
  return FALSE_WORDS.includes(word) ? false : null;
}
