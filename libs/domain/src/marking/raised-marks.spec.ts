import fc from 'fast-check';
import { loweredCriteria, raisedCriteria, standingItems } from './raised-marks';

const work = (...points: number[]) => [
  {
    itemId: 'question',
    criteria: points.map((given, i) => ({ criterionId: `c${i}`, points: given, comment: '' })),
    annotations: [],
  },
];

const halves = fc.array(
  fc.integer({ min: 0, max: 40 }).map((twice) => twice / 2),
  { minLength: 3, maxLength: 3 },
);

describe(standingItems.name, () => {
  it('is the mean of those who count, criterion by criterion', () => {
    expect(standingItems([work(10, 4), work(13, 5)])).toEqual([
      {
        itemId: 'question',
        criteria: [
          { criterionId: 'c0', points: 11.5 },
          { criterionId: 'c1', points: 4.5 },
        ],
      },
    ]);
  });

  it('takes what one of them left out for nothing', () => {
    expect(standingItems([work(10), []])[0]?.criteria).toEqual([{ criterionId: 'c0', points: 5 }]);
  });

  it('lowers nothing against itself, whatever the number of markers', () => {
    fc.assert(
      fc.property(fc.array(halves, { minLength: 1, maxLength: 5 }), (all) => {
        const standing = standingItems(all.map((points) => work(...points)));
        expect(loweredCriteria(standing, standing)).toEqual([]);
        expect(raisedCriteria(standing, standing)).toEqual([]);
      }),
    );
  });
});

describe('marks on appeal', () => {
  it('are lower, the same or raised for each criterion', () => {
    fc.assert(
      fc.property(halves, halves, (first, second) => {
        const before = standingItems([work(...first)]);
        const after = work(...second);
        const named = (rule: (i: number) => boolean) =>
          [0, 1, 2].filter(rule).map((i) => ({ itemId: 'question', criterionId: `c${i}` }));
        expect(loweredCriteria(before, after)).toEqual(named((i) => second[i]! < first[i]!));
        expect(raisedCriteria(before, after)).toMatchObject(named((i) => second[i]! > first[i]!));
      }),
    );
  });

  it('may leave a criterion out, and count one that had no points as raised from nothing', () => {
    const before = standingItems([work(10, 4)]);
    expect(loweredCriteria(before, work(10))).toEqual([]);
    expect(raisedCriteria(before, work(10, 4, 2))).toEqual([
      { itemId: 'question', criterionId: 'c2', before: 0, after: 2 },
    ]);
  });
});
