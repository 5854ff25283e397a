import { type Admission, type FinalGrade, type StatementRow } from '@bakylau/contracts';
import { type AttemptState, type ExamResult, type StatementLine } from '@bakylau/persistence';

export interface StatementPerson {
  displayName: string;
  studentNumber: string | null;
  iin: string | null;
  rating: number | null;
  admission: Admission['admission'];
  /** When the time is over in which they may sit the exam: that of their sitting, where they have one. */
  closesAt: Date;
  attempt: { id: string; state: AttemptState } | null;
  result: (Pick<ExamResult, 'state' | 'mark' | 'confirmedAt'> & { examiner: string | null }) | null;
  /** Of the confirmed mark; null without one. */
  final: FinalGrade | null;
  underAppeal: boolean;
}

/** The lines of a statement in the order of the people. Marks stand with confirmed results alone. */
export function statementLines(people: readonly StatementPerson[], madeAt: Date): StatementLine[] {
  return people.map((person, index) => {
    const { displayName, studentNumber, iin, rating, attempt, result, final, underAppeal } = person;
    const state = stateOf(person, madeAt);
    const shown = state === 'confirmed' ? result : null;
    return {
      number: index + 1,
      displayName,
      studentNumber,
      iin,
      state,
      rating,
      examMark: shown?.mark ?? null,
      finalMark: shown ? (final?.mark ?? null) : null,
      letter: shown ? (final?.letter ?? null) : null,
      gradePoint: shown ? (final?.gradePoint ?? null) : null,
      word: shown ? (final?.word ?? null) : null,
      examiner: shown?.examiner ?? null,
      confirmedAt: shown?.confirmedAt?.toISOString() ?? null,
      underAppeal,
      attemptId: attempt?.id ?? null,
    };
  });
}

function stateOf(
  { admission, attempt, closesAt, result }: StatementPerson,
  madeAt: Date,
): StatementRow['state'] {
  if (result) {
    const { state } = result;
    // One under appeal may still change.
    return state === 'confirmed' || state === 'annulled' || state === 're_sit' ? state : 'pending';
  }
  if (attempt?.state === 'in_progress' || attempt?.state === 'submitted') return 'pending';
  if (admission === 'below' || admission === 'unlisted') return 'not_admitted';
  return closesAt <= madeAt ? 'absent' : 'pending';
}
