import { ratingSchema } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { HeadedTableError, readHeadedTable, wholeIin } from '../tables/headed-table';

/** A line of a list as it stands there. */
export interface ListedRating {
  /** From 1. */
  line: number;
  iin: string;
  studentNumber: string;
  /** As it is written. */
  rating: string;
}

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

/**
 * Lines of a registrar's list: a head row with the column of the rating and at least one by which a person is found.
 * @throws AppError rating_list_unreadable
 */
export async function readRatingList(bytes: Uint8Array): Promise<ListedRating[]> {
  const rows = await readHeadedTable(
    bytes,
    COLUMNS,
    (found) => found.has('rating') && (found.has('iin') || found.has('studentNumber')),
    'No head row names the rating (рейтинг) and the IIN (ИИН, ЖСН) or the student number.',
  ).catch((error: unknown) => {
    if (!(error instanceof HeadedTableError)) throw error;
    const details = [{ path: 'file', problem: error.message }];
    throw new AppError('rating_list_unreadable', { details, cause: error });
  });
  return rows.map(({ line, cells }) => ({ line, ...cells, iin: wholeIin(cells.iin) }));
}

/** Whoever listed them wrote 78,5 or 78.5. @returns null for what is no rating */
export function parseRating(text: string): number | null {
  if (!/^\d{1,3}(?:[.,]\d{1,2})?$/u.test(text)) return null;
  const rating = ratingSchema.safeParse(Number(text.replace(',', '.')));
  return rating.success ? rating.data : null;
}
