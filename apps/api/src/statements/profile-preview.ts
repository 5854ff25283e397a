import { type Locale, type StatementPreview, type StatementProfile } from '@bakylau/contracts';
import { gradeOf } from '@bakylau/domain';
import { type StatementContent, type StatementLine } from '@bakylau/persistence';
import { NO_CHANGES } from './outdated-statements';
import { statementCsv } from './statement-csv';
import { statementTable } from './statement-table';
import { StatementWords } from './statement-words';

const DAY = '2026-12-14T04:00:00.000Z';

/** Three invented people: both marks, a fraction with a leading zero in the number, and one without a mark. */
const LINES: StatementContent['lines'] = [
  line(1, { displayName: 'Сейтқалиев Айдар', studentNumber: '2026-101', iin: '050315500123' }, 82.5, 91),
  line(2, { displayName: 'Оспанова Мадина', studentNumber: '2026-102', iin: '010203600341' }, 67, 74),
  line(3, { displayName: 'Тілеубергенов Ержан', studentNumber: null, iin: null }, null, null),
];

const CONTENT: StatementContent = {
  ...{ statementId: '', salt: '', examId: '', examFormat: 'test', groupName: 'ИС-23-1', version: 1 },
  examTitle: { kk: 'Дерекқорлар', ru: 'Базы данных', en: 'Databases' },
  ...{ examOpensAt: DAY, examClosesAt: DAY, madeAt: DAY, madeBy: 'Сәуле Бекмұратова' },
  ...{ ratingWeightPercent: 60, positiveFrom: 50, lines: LINES },
};

/** The first lines of a file of this profile, with invented people: as cells, and as the bytes of the CSV would read. */
export function previewProfile(profile: StatementProfile, locale: Locale): StatementPreview {
  const sealed = { content: CONTENT, sha256: '0'.repeat(64) };
  const table = statementTable(sealed, NO_CHANGES, profile, new StatementWords(locale));
  const { encoding } = profile.csv;
  const bytes = statementCsv(table, profile.csv);
  const text = bytes.toString(encoding === 'utf-16le' ? 'utf16le' : 'utf8').replace(/^\ufeff/u, '');
  return {
    heads: table.heads,
    rows: table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    csv: text,
  };
}

function line(
  number: number,
  person: { displayName: string; studentNumber: string | null; iin: string | null },
  rating: number | null,
  examMark: number | null,
): StatementLine {
  const final = rating === null || examMark === null ? null : Math.round(rating * 0.6 + examMark * 0.4);
  const grade = final === null ? null : gradeOf(final, new Date(DAY));
  return {
    ...{ number, ...person, rating, examMark, finalMark: final },
    state: grade ? 'confirmed' : 'absent',
    letter: grade?.letter ?? null,
    gradePoint: grade?.gradePoint ?? null,
    word: grade?.word ?? null,
    examiner: grade ? 'Болат Нұрланов' : null,
    confirmedAt: grade ? DAY : null,
  };
}
