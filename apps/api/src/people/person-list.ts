import { PEOPLE_LIST_MAX_LINES } from '@bakylau/contracts';
import { AppError } from '@bakylau/platform';
import { type HeadedRow, HeadedTableError, readHeadedTable, wholeIin } from '../tables/headed-table';

const COLUMNS = {
  login: [
    'login',
    'e-mail',
    'email',
    'логин',
    'почта',
    'эл. почта',
    'электронная почта',
    'пошта',
    'электрондық пошта',
  ],
  displayName: ['name', 'full name', 'фио', 'ф.и.о.', 'полное имя', 'аты-жөні', 'толық аты', 'тегі, аты'],
  iin: ['iin', 'иин', 'жсн'],
  studentNumber: [
    'student number',
    'student id',
    'номер студента',
    'номер зачетной книжки',
    'номер зачётной книжки',
    'id студента',
    'студент нөмірі',
    'студенттің нөмірі',
  ],
  groupName: ['group', 'группа', 'академическая группа', 'топ', 'тобы', 'академиялық топ'],
  locale: ['language', 'язык', 'язык обучения', 'тіл', 'тілі', 'оқу тілі'],
  extraTimePercent: [
    'extra time',
    'extra time, %',
    'дополнительное время',
    'дополнительное время, %',
    'доп. время, %',
    'қосымша уақыт',
    'қосымша уақыт, %',
  ],
  note: ['accommodation', 'reason', 'особые условия', 'основание', 'ерекше жағдай', 'негіздеме'],
} as const;
type Column = keyof typeof COLUMNS;

/** A line of a list of people as it stands there. */
export type ListedPerson = { line: number } & Readonly<Record<Column, string>>;

/**
 * Lines of a registrar's list of candidates: a head row with the login or e-mail, or the IIN, and something to say of the person.
 * @throws AppError people_list_unreadable
 */
export async function readPersonList(bytes: Uint8Array): Promise<ListedPerson[]> {
  const rows = await readHeadedTable(
    bytes,
    COLUMNS,
    (found) => (found.has('login') || found.has('iin')) && found.size > 1,
    'No head row names the login or e-mail (логин, почта) or the IIN (ИИН, ЖСН), and another column.',
  ).catch((error: unknown) => {
    if (!(error instanceof HeadedTableError)) throw error;
    throw unreadable(error.message, error);
  });
  if (rows.length > PEOPLE_LIST_MAX_LINES)
    throw unreadable(`The list has more than ${PEOPLE_LIST_MAX_LINES} people. Split it.`);
  return rows.map(({ line, cells }: HeadedRow<Column>) => ({
    line,
    ...cells,
    login: cells.login.toLowerCase(),
    groupName: cells.groupName.replace(/\s+/gu, ' '),
    iin: wholeIin(cells.iin),
  }));
}

function unreadable(problem: string, cause?: Error): AppError {
  return new AppError('people_list_unreadable', { details: [{ path: 'file', problem }], cause });
}
