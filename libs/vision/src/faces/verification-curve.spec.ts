import { type JudgedPair, verificationFigures } from './verification-curve';

const same = (...distances: number[]): JudgedPair[] =>
  distances.map((distance) => ({ distance, isSame: true }));
const different = (...distances: number[]): JudgedPair[] =>
  distances.map((distance) => ({ distance, isSame: false }));

describe(verificationFigures.name, () => {
  it('gives both error rates at each threshold; a distance on the threshold is a match', () => {
    const pairs = [...same(0.3, 0.4, 0.5, 0.6), ...different(0.5, 0.7, 0.8, 0.9)];

    expect(verificationFigures(pairs, [0.3, 0.5, 0.6])).toEqual({
      samePairs: 4,
      differentPairs: 4,
      auc: 14.5 / 16,
      curve: [
        { threshold: 0.3, fmr: 0, fnmr: 0.75 },
        { threshold: 0.5, fmr: 0.25, fnmr: 0.25 },
        { threshold: 0.6, fmr: 0.25, fnmr: 0 },
      ],
    });
  });

  it('has an area of 1 for people told apart, of 0 for people taken for each other, of half for chance', () => {
    expect(verificationFigures([...same(0.1, 0.2), ...different(0.3, 0.4)]).auc).toBe(1);
    expect(verificationFigures([...same(0.3, 0.4), ...different(0.1, 0.2)]).auc).toBe(0);
    expect(verificationFigures([...same(0.3, 0.3), ...different(0.3, 0.3)]).auc).toBe(0.5);
  });

  it('gives no rate for a kind of pair that is missing', () => {
    const { auc, curve } = verificationFigures(same(0.4), [0.5]);

    expect(auc).toBeNull();
    expect(curve).toEqual([{ threshold: 0.5, fmr: null, fnmr: 0 }]);
  });

  it('goes from 0.30 to 0.80 in steps of a hundredth', () => {
    const { curve } = verificationFigures([...same(0.4), ...different(0.7)]);

    expect(curve).toHaveLength(51);
    expect([curve[0]!.threshold, curve[1]!.threshold, curve[50]!.threshold]).toEqual([0.3, 0.31, 0.8]);
  });
});
