/** Fewer answers tell nothing of an item, and might tell of a person. */
export const NEEDED_FOR_DIFFICULTY = 5;
/** A correlation of fewer pairs is chance: the 95 % interval of a zero one is ±0.63 at 10 and ±0.88 at 5. */
export const NEEDED_FOR_DISCRIMINATION = 10;

/** What one candidate got for an item, beside the whole attempt. */
export interface AnsweredItemScore {
  points: number;
  maxPoints: number;
  attemptPoints: number;
  attemptMaxPoints: number;
}

export interface ItemFigures {
  /** Mean share of the points, 0 to 1 (below 0 where the policy lets an item count so); null for too few candidates. */
  difficulty: number | null;
  /** Corrected point-biserial, -1 to 1; null for too few candidates, or when it is not defined. */
  discrimination: number | null;
}

/** Classical figures of one item. */
export function itemFigures(scores: readonly AnsweredItemScore[]): ItemFigures {
  const shares = scores.map(({ points, maxPoints }) => points / maxPoints);
  return {
    difficulty: shares.length < NEEDED_FOR_DIFFICULTY ? null : mean(shares),
    discrimination: shares.length < NEEDED_FOR_DISCRIMINATION ? null : correctedPointBiserial(scores),
  };
}

/**
 * Correlation of the item's share of points with the share of all other points of the attempt. Leaving the item out keeps it from
 * correlating with itself; shares, not points, since candidates may have drawn different items. With partial credit it is Pearson's
 * coefficient, of which the point-biserial is the case of right or wrong.
 * @returns null when all candidates got the same for the item or for the rest, or there is no rest
 */
export function correctedPointBiserial(scores: readonly AnsweredItemScore[]): number | null {
  const pairs = scores
    .filter(({ maxPoints, attemptMaxPoints }) => attemptMaxPoints > maxPoints)
    .map(({ points, maxPoints, attemptPoints, attemptMaxPoints }) => ({
      item: points / maxPoints,
      rest: (attemptPoints - points) / (attemptMaxPoints - maxPoints),
    }));
  if (pairs.length < 2) return null;
  const item = centred(pairs.map((pair) => pair.item));
  const rest = centred(pairs.map((pair) => pair.rest));
  const spread = Math.sqrt(sumOfProducts(item, item) * sumOfProducts(rest, rest));
  return spread < Number.EPSILON ? null : sumOfProducts(item, rest) / spread;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function centred(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

const sumOfProducts = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
