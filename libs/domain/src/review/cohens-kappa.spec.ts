import { cohensKappa, measuredShare } from './cohens-kappa';

const table = (counts: Record<string, number>): [string, string][] =>
  Object.entries(counts).flatMap(([pair, count]) =>
    Array.from({ length: count }, (): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
  );

describe(cohensKappa.name, () => {
  // The worked example of most textbooks: 50 proposals, 20 both yes, 15 both no.
  it('is 0.4 for 20, 5, 10, 15', () => {
    expect(cohensKappa(table({ yy: 20, yn: 5, ny: 10, nn: 15 }))).toBeCloseTo(0.4, 10);
  });

  // Two tables with the same agreement of 0.6 and different margins.
  it('is 0.1304 for 45, 15, 25, 15 and 0.2593 for 25, 35, 5, 35', () => {
    expect(cohensKappa(table({ yy: 45, yn: 15, ny: 25, nn: 15 }))).toBeCloseTo(0.1304, 4);
    expect(cohensKappa(table({ yy: 25, yn: 35, ny: 5, nn: 35 }))).toBeCloseTo(0.2593, 4);
  });

  it('is 1 for full agreement, below 0 for worse than chance', () => {
    expect(cohensKappa(table({ aa: 3, bb: 2, cc: 1 }))).toBe(1);
    expect(cohensKappa(table({ ab: 5, ba: 5 }))).toBe(-1);
  });

  it('is not defined without pairs, and where both only ever say one thing', () => {
    expect(cohensKappa([])).toBeNull();
    expect(cohensKappa(table({ aa: 7 }))).toBeNull();
  });

  it('is 0 when one rater is constant and the other is not', () => {
    expect(cohensKappa(table({ aa: 7, ab: 3 }))).toBeCloseTo(0, 10);
  });
});

describe(measuredShare.name, () => {
  it('gives the interval of Wilson', () => {
    const { share, low, high } = measuredShare(1, 10);
    expect(share).toBe(0.1);
    expect(low).toBeCloseTo(0.0179, 4);
    expect(high).toBeCloseTo(0.4042, 4);
  });

  it('reaches down to 0 and says nothing of nothing', () => {
    expect(measuredShare(0, 20)).toMatchObject({ share: 0, low: 0 });
    expect(measuredShare(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(measuredShare(0, 0)).toEqual({ hits: 0, total: 0, share: null, low: null, high: null });
  });
});
