import { type MarkingPolicy, type RubricContent } from '@bakylau/contracts';
import fc from 'fast-check';
import { DEFAULT_RUBRICS } from './default-rubrics';
import { markingOutcome, markOfMarking, type SubmittedMarking } from './marking-outcome';
import { markProblems, pointsOfCriterion, pointsOfRubric, rubricShare } from './rubric-marks';

const RUBRIC = DEFAULT_RUBRICS.written;
const MAX_POINTS = 50;

/** Marks for every criterion, in steps of half a point. */
const marks = fc
  .tuple(
    ...RUBRIC.criteria.map((criterion) =>
      fc.integer({ min: 0, max: pointsOfCriterion(criterion) * 2 }).map((halves) => ({
        criterionId: criterion.id,
        points: halves / 2,
        comment: '',
      })),
    ),
  )
  .map((all) => [...all]);

const marking = (place: number): fc.Arbitrary<SubmittedMarking> =>
  fc
    .integer({ min: 0, max: MAX_POINTS * 2 })
    .map((halves) => ({ place, points: new Map([['a', halves / 2]]) }));

const policies: fc.Arbitrary<MarkingPolicy> = fc.record({
  markers: fc.constantFrom(1, 2),
  tieBreakOver: fc.integer({ min: 1, max: 100 }),
  resolution: fc.constantFrom('third', 'closest_two'),
});

const total = ({ points }: Pick<SubmittedMarking, 'points'>) =>
  [...points.values()].reduce((sum, value) => sum + value, 0);

describe(rubricShare.name, () => {
  it('is 1 for the best and 0 for the worst step of every criterion', () => {
    for (const rubric of Object.values(DEFAULT_RUBRICS)) {
      expect(pointsOfRubric(rubric)).toBe(100);
      expect(rubricShare(rubric, stepMarks(rubric, 0))).toBe(1);
      expect(rubricShare(rubric, stepMarks(rubric, -1))).toBe(0);
    }
  });

  it('lies between 0 and 1, and more points never earn less', () => {
    fc.assert(
      fc.property(marks, marks, (some, others) => {
        const better = some.map((mark, i) => ({
          ...mark,
          points: Math.max(mark.points, others[i]?.points ?? 0),
        }));
        const [share, betterShare] = [rubricShare(RUBRIC, some), rubricShare(RUBRIC, better)];
        expect(share).toBeGreaterThanOrEqual(0);
        expect(betterShare).toBeLessThanOrEqual(1);
        expect(betterShare).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe(markProblems.name, () => {
  it('finds none in complete marks, and each that is missing', () => {
    fc.assert(
      fc.property(marks, fc.nat({ max: RUBRIC.criteria.length - 1 }), (all, left) => {
        expect(markProblems(RUBRIC, all, { complete: true })).toEqual([]);
        const without = all.filter((_, i) => i !== left);
        expect(markProblems(RUBRIC, without, { complete: false })).toEqual([]);
        expect(markProblems(RUBRIC, without, { complete: true })).toEqual([
          { criterionId: RUBRIC.criteria[left]?.id, problem: 'has no points yet' },
        ]);
      }),
    );
  });

  it('refuses a stranger, a repeat and too many points', () => {
    const mark = (criterionId: string, points: number) => ({ criterionId, points, comment: '' });
    const found = markProblems(RUBRIC, [mark('handwriting', 1), mark('logic', 20.5), mark('logic', 3)], {
      complete: false,
    });
    expect(found.map(({ criterionId }) => criterionId)).toEqual(['handwriting', 'logic', 'logic']);
  });
});

describe(markingOutcome.name, () => {
  it('needs a third exactly when two differ by more than the policy allows', () => {
    fc.assert(
      fc.property(policies, marking(1), marking(2), (policy, first, second) => {
        const { kind } = markingOutcome({ ...policy, markers: 2 }, [first, second], MAX_POINTS, 'half_up');
        const apart = Math.abs(
          markOfMarking(first, MAX_POINTS, 'half_up') - markOfMarking(second, MAX_POINTS, 'half_up'),
        );
        expect(kind).toBe(apart > policy.tieBreakOver ? 'tie_break' : 'marked');
      }),
    );
  });

  it('lies between the marks that count, and does not depend on the order of rows', () => {
    fc.assert(
      fc.property(policies, marking(1), marking(2), marking(3), (policy, first, second, third) => {
        const all = [first, second, third];
        const outcome = markingOutcome(policy, all, MAX_POINTS, 'half_up');
        expect(markingOutcome(policy, all.toReversed(), MAX_POINTS, 'half_up')).toEqual(outcome);
        if (outcome.kind !== 'marked') throw new Error('three people have marked');
        const totals = all.map(total);
        expect(total(outcome)).toBeGreaterThanOrEqual(Math.min(...totals));
        expect(total(outcome)).toBeLessThanOrEqual(Math.max(...totals));
        if (policy.markers === 1) expect(total(outcome)).toBe(total(first));
      }),
    );
  });

  it('takes the third alone, or its mean with the nearer one', () => {
    const given = (place: number, points: number) => ({ place, points: new Map([['a', points]]) });
    const three = [given(1, 10), given(2, 40), given(3, 34)];
    const policy = { markers: 2, tieBreakOver: 10 } as const;
    expect(markingOutcome({ ...policy, resolution: 'third' }, three, MAX_POINTS, 'half_up')).toMatchObject({
      points: new Map([['a', 34]]),
    });
    expect(
      markingOutcome({ ...policy, resolution: 'closest_two' }, three, MAX_POINTS, 'half_up'),
    ).toMatchObject({
      points: new Map([['a', 37]]),
    });
  });

  it('is the mean of a whole panel, however far apart, and waits for its last member', () => {
    const points = fc.array(fc.integer({ min: 0, max: MAX_POINTS * 2 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(points, (halves) => {
        const all = halves.map((half, i) => ({ place: i + 1, points: new Map([['a', half / 2]]) }));
        const policy = { markers: all.length, tieBreakOver: 1, resolution: 'mean' } as const;
        const outcome = markingOutcome(policy, all, MAX_POINTS, 'half_up');
        if (outcome.kind !== 'marked') throw new Error('the whole panel has marked');
        const mean = halves.reduce((sum, half) => sum + half / 2, 0) / halves.length;
        expect(outcome.points.get('a')).toBeCloseTo(mean, 9);
        expect(markingOutcome(policy, all.toReversed(), MAX_POINTS, 'half_up')).toEqual(outcome);
        expect(markingOutcome(policy, all.slice(1), MAX_POINTS, 'half_up').kind).toBe('waiting');
      }),
    );
  });

  it('waits for whoever is missing', () => {
    fc.assert(
      fc.property(policies, marking(2), (policy, second) => {
        expect(markingOutcome(policy, [], MAX_POINTS, 'half_up').kind).toBe('waiting');
        expect(markingOutcome(policy, [second], MAX_POINTS, 'half_up').kind).toBe('waiting');
      }),
    );
  });
});

function stepMarks({ criteria }: RubricContent, at: number) {
  return criteria.map(({ id, levels }) => ({
    criterionId: id,
    points: levels.at(at)?.points ?? NaN,
    comment: '',
  }));
}
