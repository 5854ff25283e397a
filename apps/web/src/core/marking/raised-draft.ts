import type { MarkAppealDetail, RubricContent, StandingItem } from '@bakylau/contracts';
import { type DraftMarks, pointsOf } from './draft-marks';

/** The commission's newest marks; before there are any, the first ones, each to the half point that is not lower. */
export function raisedDraftOf({
  script,
  standing,
  revisions,
}: Pick<MarkAppealDetail, 'script' | 'standing' | 'revisions'>): DraftMarks {
  const saved = revisions[0]?.items ?? [];
  return Object.fromEntries(
    (script?.items ?? []).map(({ itemId }) => {
      const known = saved.find((item) => item.itemId === itemId);
      return [itemId, known ?? { itemId, criteria: firstMarks(itemId, standing), annotations: [] }];
    }),
  );
}

/** How many criteria of the draft have fewer points than the first marks gave. */
export function loweredCount(
  { criteria }: RubricContent,
  standing: readonly StandingItem[],
  draft: DraftMarks,
): number {
  return Object.keys(draft).reduce(
    (sum, itemId) => sum + criteria.filter(({ id }) => isLower(standing, draft, itemId, id)).length,
    0,
  );
}

/** Null where nobody gave points. */
export function standingPoints(
  standing: readonly StandingItem[],
  itemId: string,
  criterionId: string,
): number | null {
  const item = standing.find((each) => each.itemId === itemId);
  return item?.criteria.find((mark) => mark.criterionId === criterionId)?.points ?? null;
}

export function isLower(
  standing: readonly StandingItem[],
  draft: DraftMarks,
  itemId: string,
  criterionId: string,
): boolean {
  const before = standingPoints(standing, itemId, criterionId);
  const after = pointsOf(draft, itemId, criterionId);
  return before !== null && after !== null && after < before;
}

function firstMarks(itemId: string, standing: readonly StandingItem[]) {
  const item = standing.find((each) => each.itemId === itemId);
  return (item?.criteria ?? []).map(({ criterionId, points }) => {
    return { criterionId, points: Math.ceil(points * 2) / 2, comment: '' };
  });
}
