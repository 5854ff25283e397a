import { isIin, ratingSchema } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { QuestionFileError, readTable } from '@bakylau/question-formats';

/** A line of a list as it stands there. */
export interface ListedRating {
  /** From 1. */
  line: number;
  iin: string;
  studentNumber: string;
  /** As it is written. */
  rating: string;
}

/** What registrars call the columns, in the three languages; compared in lower case. */
const COLUMNS = {
  iin: ['iin', 'иин', 'жсн'],
  studentNumber: [
    'student number',
    'student id',
    'number',
    'номер студента',
    'номер зачетной книжки',
    'номер зачётной книжки',
    'id студента',
    'студент нөмірі',
    'студенттің нөмірі',
  ],
  rating: [
    'rating',
    'admission rating',
    'points',
    'рейтинг',
    'рейтинг допуска',
    'рд',
    'балл',
    'баллы',
    'жіберу рейтингі',
    'рұқсат рейтингі',
    'жр',
    'ұпай',
  ],
} as const;
type Column = keyof typeof COLUMNS;

/** The head stands in one of the first rows, perhaps below a title. */
const MAX_ROWS_ABOVE = 10;

/**
 * Lines of a registrar's list: a head row with the column of the rating and at least one by which a person is found.
 * @throws AppError rating_list_unreadable
 */
export async function readRatingList(bytes: Uint8Array): Promise<ListedRating[]> {
  const rows = await readTable(bytes).catch((error: unknown) => {
    if (!(error instanceof QuestionFileError)) throw error;
    throw unreadable(error.message, error);
  });
  const headAt = rows.slice(0, MAX_ROWS_ABOVE).findIndex((row) => layoutOf(row) !== null);
  const layout = layoutOf(rows[headAt] ?? []);
  if (!layout)
    throw unreadable('No head row names the rating (рейтинг) and the IIN (ИИН, ЖСН) or the student number.');
  const cell = (row: readonly string[], column: Column) => row[layout[column] ?? -1] ?? '';
  return rows.flatMap((row, index) =>
    index <= headAt || row.every((text) => text === '')
      ? []
      : [
          {
            line: index + 1,
            iin: wholeIin(cell(row, 'iin')),
            studentNumber: cell(row, 'studentNumber'),
            rating: cell(row, 'rating'),
          },
        ],
  );
}

/** Whoever listed them wrote 78,5 or 78.5. @returns null for what is no rating */
export function parseRating(text: string): number | null {
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/u.test(text)) return null;
  const rating = ratingSchema.safeParse(Number(text.replace(',', '.')));
  return rating.success ? rating.data : null;
}

/** A program of tables that took the number for one cut its leading zeros off; the check digit tells whether that was so. */
function wholeIin(text: string): string {
  const padded = /^\d{8,11}$/u.test(text) ? text.padStart(12, '0') : text;
  return isIin(padded) ? padded : text;
}

function layoutOf(head: readonly string[]): Partial<Record<Column, number>> | null {
  const layout: Partial<Record<Column, number>> = {};
  for (const [place, title] of head.entries()) {
    const name = title.toLowerCase().replace(/\s+/gu, ' ').replace(/:$/u, '');
    for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][])
      if (names.includes(name)) layout[column] ??= place;
  }
  const isWhole = layout.rating !== undefined && (layout.iin ?? layout.studentNumber) !== undefined;
  return isWhole ? layout : null;
}

function unreadable(problem: string, cause?: Error): AppError {
  return new AppError('rating_list_unreadable', { details: [{ path: 'file', problem }], cause });
}
