import { statementLines, type StatementPerson } from './statement-lines';

const person = (change: Partial<StatementPerson> = {}): StatementPerson => ({
  displayName: 'Ә. Біреу',
  studentNumber: 'S-1',
  iin: '050315500123',
  rating: 70,
  admission: 'admitted',
  attempt: null,
  result: null,
  final: null,
  ...change,
});
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
    ['confirmed', true, 'confirmed'],
    ['provisional', true, 'pending'],
    ['verified', true, 'pending'],
    ['appealed', true, 'pending'],
    ['annulled', true, 'annulled'],
    ['re_sit', true, 're_sit'],
  ] as const)('a result that is %s stands as %s', (state, isOver, wanted) => {
    const [line] = statementLines([person({ attempt: 'submitted', result: result(state), final })], isOver);
    expect(line?.state).toBe(wanted);
    const marks = [line?.examMark, line?.finalMark, line?.letter, line?.gradePoint, line?.examiner];
    expect(marks).toEqual(
      wanted === 'confirmed' ? [80, 74, 'C+', 2.33, 'Б. Нұрланов'] : [null, null, null, null, null],
    );
  });

  it('tells who did not come from who may still come, and who was not let in', () => {
    const states = (isOver: boolean) =>
      statementLines(
        [
          person(),
          person({ attempt: 'expired' }),
          person({ attempt: 'in_progress' }),
          person({ admission: 'below' }),
          person({ admission: 'by_decision' }),
        ],
        isOver,
      ).map(({ number, state }) => [number, state]);
    expect(states(false)).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'pending'],
      [4, 'not_admitted'],
      [5, 'pending'],
    ]);
    expect(states(true).map(([, state]) => state)).toEqual([
      'absent',
      'absent',
      'pending',
      'not_admitted',
      'absent',
    ]);
  });
});
