import { statementLines, type StatementPerson } from './statement-lines';

const CLOSES_AT = new Date('2026-11-20T06:00:00Z');
const BEFORE = new Date('2026-11-20T05:59:59Z');

const person = (change: Partial<StatementPerson> = {}): StatementPerson => ({
  displayName: 'Ә. Біреу',
  studentNumber: 'S-1',
  iin: '050315500123',
  rating: 70,
  admission: 'admitted',
  closesAt: CLOSES_AT,
  attempt: null,
  result: null,
  final: null,
  underAppeal: false,
  ...change,
});
const attempt = (state: NonNullable<StatementPerson['attempt']>['state']) => ({ id: 'attempt', state });
const result = (state: NonNullable<StatementPerson['result']>['state']) => ({
  state,
  mark: 80,
  confirmedAt: new Date('2026-11-23T06:00:00Z'),
  examiner: 'Б. Нұрланов',
});
const final: StatementPerson['final'] = {
  state: 'counted',
  rating: 70,
  examMark: 80,
  ratingWeightPercent: 60,
  examWeightPercent: 40,
  positiveFrom: 50,
  rounding: 'half_up',
  exact: 74,
  mark: 74,
  letter: 'C+',
  gradePoint: 2.33,
  word: { kk: 'жақсы', ru: 'хорошо', en: 'good' },
  reSit: null,
};

describe(statementLines.name, () => {
  it.each([
    ['confirmed', 'confirmed'],
    ['provisional', 'pending'],
    ['verified', 'pending'],
    ['appealed', 'pending'],
    ['annulled', 'annulled'],
    ['re_sit', 're_sit'],
  ] as const)('a result that is %s stands as %s', (state, wanted) => {
    const people = [person({ attempt: attempt('submitted'), result: result(state), final })];
    const [line] = statementLines(people, CLOSES_AT);
    expect(line?.state).toBe(wanted);
    const marks = [line?.examMark, line?.finalMark, line?.letter, line?.gradePoint, line?.examiner];
    expect(marks).toEqual(
      wanted === 'confirmed' ? [80, 74, 'C+', 2.33, 'Б. Нұрланов'] : [null, null, null, null, null],
    );
  });

  it('tells who did not come from who may still come, and who was not let in', () => {
    const states = (madeAt: Date) =>
      statementLines(
        [
          person(),
          person({ attempt: attempt('expired') }),
          person({ attempt: attempt('in_progress') }),
          person({ admission: 'below' }),
          person({ admission: 'by_decision' }),
        ],
        madeAt,
      ).map(({ number, state }) => [number, state]);
    expect(states(BEFORE)).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'pending'],
      [4, 'not_admitted'],
      [5, 'pending'],
    ]);
    expect(states(CLOSES_AT).map(([, state]) => state)).toEqual([
      'absent',
      'absent',
      'pending',
      'not_admitted',
      'absent',
    ]);
  });

  it('goes by the time of each candidate, not of the exam', () => {
    const later = new Date(CLOSES_AT.getTime() + 1);
    const lines = statementLines([person(), person({ closesAt: later })], CLOSES_AT);
    expect(lines.map(({ state }) => state)).toEqual(['absent', 'pending']);
  });
});
