/** The distance between two faces, and whether they are one person's. */
export interface JudgedPair {
  distance: number;
  isSame: boolean;
}

export interface CurvePoint {
  threshold: number;
  /** False match rate: share of pairs of different people at or below the threshold; null without such pairs. */
  fmr: number | null;
  /** False non-match rate: share of pairs of one person above the threshold; null without such pairs. */
  fnmr: number | null;
}

export interface VerificationFigures {
  samePairs: number;
  differentPairs: number;
  /** Probability that a pair of one person is nearer than a pair of different people; null when one kind is missing. */
  auc: number | null;
  curve: CurvePoint[];
}

/** Distances from 0.3, where hardly anybody matches himself, to 0.8, where everybody matches everybody. */
export const curveThresholds: readonly number[] = Array.from({ length: 51 }, (_, step) => (30 + step) / 100);

/** Places of a value in the order of all distances, ties shared: the first place is 1. */
function ranks(sorted: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    places.set(sorted[from]!, (from + 1 + to) / 2);
    from = to;
  }
  return places;
}

/** Area under the ROC curve by rank sums (Mann-Whitney); ties count half. */
function areaUnderCurve(same: readonly number[], different: readonly number[]): number | null {
  if (same.length === 0 || different.length === 0) return null;
  const places = ranks([...same, ...different].sort((a, b) => a - b));
  const rankSum = different.reduce((sum, distance) => sum + places.get(distance)!, 0);
  return (rankSum - (different.length * (different.length + 1)) / 2) / (same.length * different.length);
}

const shareOf = (distances: readonly number[], isCounted: (distance: number) => boolean): number | null =>
  distances.length === 0 ? null : distances.filter(isCounted).length / distances.length;

/** How well distances tell people apart, over all thresholds (terms of ISO/IEC 19795-1). */
export function verificationFigures(
  pairs: readonly JudgedPair[],
  thresholds: readonly number[] = curveThresholds,
): VerificationFigures {
  const same = pairs.filter(({ isSame }) => isSame).map(({ distance }) => distance);
  const different = pairs.filter(({ isSame }) => !isSame).map(({ distance }) => distance);
  return {
    samePairs: same.length,
    differentPairs: different.length,
    auc: areaUnderCurve(same, different),
    curve: thresholds.map((threshold) => ({
      threshold,
      fmr: shareOf(different, (distance) => distance <= threshold),
      fnmr: shareOf(same, (distance) => distance > threshold),
    })),
  };
}
