import { type CriterionMark, type ItemMarking, type StandingItem } from '@bakylau/contracts';

/** Points are halves, so a smaller difference comes from dividing and adding up again. */
const SAME = 1e-9;

/** Points of each criterion as they count: the mean of the markings that count, in which a criterion without points has none. */
export function standingItems(counting: readonly (readonly ItemMarking[])[]): StandingItem[] {
  const itemIds = unique(counting.flat().map(({ itemId }) => itemId));
  return itemIds.map((itemId) => {
    const given = counting.map((items) => items.find((item) => item.itemId === itemId)?.criteria ?? []);
    const criterionIds = unique(given.flat().map(({ criterionId }) => criterionId));
    const criteria = criterionIds.map((criterionId) => ({
      criterionId,
      points: given.reduce((sum, criteria) => sum + pointsOf(criteria, criterionId), 0) / counting.length,
    }));
    return { itemId, criteria };
  });
}

/** The criteria among `after` that have fewer points than before; one that is not there is not compared. */
export function loweredCriteria(
  before: readonly StandingItem[],
  after: readonly StandingItem[],
): { itemId: string; criterionId: string }[] {
  return comparedCriteria(before, after)
    .filter((each) => each.after < each.before - SAME)
    .map(({ itemId, criterionId }) => ({ itemId, criterionId }));
}

/** The criteria that have more points than before. */
export function raisedCriteria(
  before: readonly StandingItem[],
  after: readonly StandingItem[],
): ComparedCriterion[] {
  return comparedCriteria(before, after).filter((each) => each.after > each.before + SAME);
}

export interface ComparedCriterion {
  itemId: string;
  criterionId: string;
  before: number;
  after: number;
}

function comparedCriteria(
  before: readonly StandingItem[],
  after: readonly StandingItem[],
): ComparedCriterion[] {
  return after.flatMap(({ itemId, criteria }) => {
    const first = before.find((item) => item.itemId === itemId)?.criteria ?? [];
    return criteria.map(({ criterionId, points }) => {
      return { itemId, criterionId, before: pointsOf(first, criterionId), after: points };
    });
  });
}

type Points = Pick<CriterionMark, 'criterionId' | 'points'>;

function pointsOf(criteria: readonly Points[], criterionId: string): number {
  return criteria.find((mark) => mark.criterionId === criterionId)?.points ?? 0;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
