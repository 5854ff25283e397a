import { type AnswerValue, isAnswered, itemKeySchema } from '@bakylau/contracts';
import fc from 'fast-check';
import { scoreItem, sumOfPoints } from './item-scoring';
import { answeredItems, scoringPolicies } from './item.arbitraries';

const points = fc.integer({ min: 1, max: 20 });
const RUNS = { numRuns: 600 };

/** The same answer, said in another order. */
function turned(answer: AnswerValue): AnswerValue {
  switch (answer.kind) {
    case 'multiple_choice':
      return { ...answer, optionIds: [...answer.optionIds].reverse() };
    case 'matching':
      return { ...answer, pairs: [...answer.pairs].reverse() };
    case 'cloze':
      return { ...answer, gaps: [...answer.gaps].reverse() };
    default:
      return answer;
  }
}

describe(`${scoreItem.name}, for every item, answer and policy`, () => {
  it('stays within the bounds that the policy sets', () => {
    const within = fc.property(answeredItems, points, scoringPolicies, ({ key, given }, max, policy) => {
      const score = scoreItem(key, max, given, policy).points;
      const least = policy.belowZero ? -policy.penaltyShare * max : 0;
      expect(score).toBeLessThanOrEqual(max);
      expect(score).toBeGreaterThanOrEqual(least - 1e-9);
    });
    fc.assert(within, RUNS);
  });

  it('gives a right answer all points, to the last digit', () => {
    const all = fc.property(answeredItems, points, scoringPolicies, ({ key, right }, max, policy) => {
      expect(scoreItem(itemKeySchema.parse(key), max, right, policy)).toEqual({
        points: max,
        answered: true,
      });
    });
    fc.assert(all, RUNS);
  });

  it('does not look at the order in which options, pairs and gaps were given', () => {
    const same = fc.property(answeredItems, points, scoringPolicies, ({ key, given }, max, policy) => {
      const [one, other] = [given, turned(given)].map((answer) => scoreItem(key, max, answer, policy).points);
      expect(one).toBeCloseTo(other ?? NaN, 9);
    });
    fc.assert(same, RUNS);
  });

  it('gives partial credit no less than all-or-nothing, and a penalty takes away and never adds', () => {
    const ordered = fc.property(answeredItems, points, scoringPolicies, ({ key, given }, max, policy) => {
      const score = (change: object) => scoreItem(key, max, given, { ...policy, ...change }).points;
      expect(score({ partialCredit: 'proportional' })).toBeGreaterThanOrEqual(
        score({ partialCredit: 'none' }) - 1e-9,
      );
      expect(score({})).toBeLessThanOrEqual(score({ penaltyShare: 0 }) + 1e-9);
      expect(score({ belowZero: false })).toBeGreaterThanOrEqual(score({ belowZero: true }));
    });
    fc.assert(ordered, RUNS);
  });

  it('neither earns nor costs anything without an answer', () => {
    const none = fc.property(answeredItems, points, scoringPolicies, ({ key, given }, max, policy) => {
      expect(scoreItem(key, max, null, policy)).toEqual({ points: 0, answered: false });
      if (!isAnswered(given))
        expect(scoreItem(key, max, given, policy)).toEqual({ points: 0, answered: false });
    });
    fc.assert(none, RUNS);
  });
});

describe(sumOfPoints.name, () => {
  it('never falls below zero', () => {
    expect(sumOfPoints([{ points: -3 }, { points: 1 }])).toBe(0);
    expect(sumOfPoints([{ points: -0.5 }, { points: 2 }])).toBe(1.5);
  });
});
