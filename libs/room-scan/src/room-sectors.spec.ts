import { missingRanges, missingSectorNames, RoomCoverage } from './room-sectors';

/** What is left of the room without these stretches. */
function seenBut(...gaps: [number, number][]): boolean[] {
  return Array.from({ length: 360 }, (_, at) => !gaps.some(([from, to]) => at >= from && at < to));
}

describe(missingRanges.name, () => {
  it('lets a narrow gap be, and names a wide one with its sectors', () => {
    expect(missingRanges(seenBut([100, 110]))).toEqual([]);
    const ranges = missingRanges(seenBut([100, 111], [350, 360]));
    expect(ranges).toEqual([{ fromDeg: 100, toDeg: 111 }]);
    expect(missingSectorNames(ranges)).toEqual(['right']);
  });

  it('names narrow gaps that are much together, each in a sector', () => {
    const ranges = missingRanges(seenBut([18, 26], [80, 88], [200, 207]));
    expect(ranges).toHaveLength(3);
    expect(missingSectorNames(ranges)).toEqual(['front', 'right', 'back_left']);
  });

  it('keeps a gap over the beginning in one', () => {
    const coverage = new RoomCoverage();
    coverage.add(20, 340);
    const ranges = missingRanges(coverage.degrees());
    expect(ranges).toEqual([{ fromDeg: 340, toDeg: 380 }]);
    expect(missingSectorNames(ranges)).toEqual(['front']);
  });
});
