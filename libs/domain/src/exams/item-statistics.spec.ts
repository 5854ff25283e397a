import { type AnsweredItemScore, correctedPointBiserial, itemFigures } from './item-statistics';

const score = (points: number, attemptPoints: number): AnsweredItemScore => ({
  points,
  maxPoints: 1,
  attemptPoints,
  attemptMaxPoints: 5,
});

describe(itemFigures.name, () => {
  /**
   * Ten candidates: 6 of 10 are right, so the difficulty is 0.6. Rest scores of the right ones 4, 4, 3, 3, 2, 2 (mean 3), of the wrong
   * ones 2, 1, 1, 0 (mean 1); of all, mean 2.2 and variance (64 - 48.4) / 10 = 1.56.
   * r = (3 - 1) / sqrt(1.56) * sqrt(0.6 * 0.4) = 2 / 1.24900 * 0.48990 = 0.78446.
   */
  const SCORES = [
    ...[4, 4, 3, 3, 2, 2].map((rest) => score(1, rest + 1)),
    ...[2, 1, 1, 0].map((rest) => score(0, rest)),
  ];

  it('are the mean and the point-biserial with the rest, as computed by hand', () => {
    const { difficulty, discrimination } = itemFigures(SCORES);
    expect(difficulty).toBeCloseTo(0.6, 10);
    expect(discrimination).toBeCloseTo(0.78446, 5);
  });

  it('would be higher with the item left in the sum', () => {
    const uncorrected = SCORES.map(({ points, ...others }) => ({
      ...others,
      points,
      attemptPoints: others.attemptPoints + points,
      attemptMaxPoints: others.attemptMaxPoints + 1,
    }));
    expect(correctedPointBiserial(uncorrected)).toBeGreaterThan(correctedPointBiserial(SCORES) ?? 1);
  });

  it('are not told for too few candidates', () => {
    expect(itemFigures(SCORES.slice(0, 9))).toMatchObject({ discrimination: null });
    expect(itemFigures(SCORES.slice(0, 9)).difficulty).toBeCloseTo(6 / 9, 10);
    expect(itemFigures(SCORES.slice(0, 4))).toEqual({ difficulty: null, discrimination: null });
  });

  it('have no discrimination where everybody is right, or where there is no rest', () => {
    expect(correctedPointBiserial(Array.from({ length: 10 }, (_, i) => score(1, 1 + (i % 3))))).toBeNull();
    const alone = Array.from({ length: 10 }, (_, i) => ({ ...score(i % 2, i % 2), attemptMaxPoints: 1 }));
    expect(correctedPointBiserial(alone)).toBeNull();
  });
});
