import { type StatementField, type StatementProfile } from '@bakylau/contracts';
import { type StatementContent } from '@bakylau/persistence';
import { type LineChanges } from './outdated-statements';
import { type StatementWords } from './statement-words';

/** Text, a number, or nothing. Numbers stay numbers until the file is written. */
export type StatementCell = string | number | null;

export interface StatementTable {
  heads: string[];
  columns: readonly StatementField[];
  rows: StatementCell[][];
}

/**
 * The columns of a profile, filled from a statement, in the words of one language. Where only confirmed marks are taken along, one
 * that is confirmed no longer is left out.
 */
export function statementTable(
  { content, sha256 }: { content: StatementContent; sha256: string },
  changes: LineChanges,
  { columns, rows }: StatementProfile,
  words: StatementWords,
): StatementTable {
  const lines = content.lines.filter(
    ({ state, number }) => rows === 'all' || (state === 'confirmed' && changes.get(number) !== 'withdrawn'),
  );
  return {
    heads: columns.map(({ header }) => (typeof header === 'string' ? header : words.text(header))),
    columns: columns.map(({ value }) => value),
    rows: lines.map((line) => {
      const values: Record<StatementField, StatementCell> = {
        number: line.number,
        iin: line.iin,
        student_number: line.studentNumber,
        name: line.displayName,
        group: content.groupName || null,
        rating: line.rating,
        exam_mark: line.examMark,
        final_mark: line.finalMark,
        letter: line.letter,
        grade_point: line.gradePoint,
        word: line.word && words.text(line.word),
        state: words.withChange(words.state(line), changes.get(line.number)),
        appeal: line.underAppeal ? words.t('statement:appeal.open') : null,
        examiner: line.examiner,
        confirmed_at: line.confirmedAt && words.day(line.confirmedAt),
        exam_title: words.text(content.examTitle),
        exam_date: words.day(content.examOpensAt),
        version: content.version,
        code: sha256,
      };
      return columns.map(({ value }) => values[value]);
    }),
  };
}
