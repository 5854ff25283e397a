import { type FinalRounding, type MarkingPolicy } from '@bakylau/contracts';
import { markOf } from '../exams/grading-scale';

/** What one person gave for the whole work. */
export interface SubmittedMarking {
  /** From 1 in the order of claiming; 3 breaks a tie, unless the mean of all counts. */
  place: number;
  /** Points by item id, of the items that people mark. */
  points: ReadonlyMap<string, number>;
}

export type MarkingOutcome =
  | { kind: 'waiting' }
  | { kind: 'tie_break' }
  | {
      kind: 'marked';
      points: ReadonlyMap<string, number>;
      /** Whose marks count, in order; the points are their mean. */
      places: readonly number[];
    };

/**
 * Where a work stands by the marks that are handed in. Flags of the proctoring are no input: nothing leads from them to a mark.
 * @param maxPoints of the items that people mark
 * @param rounding of the marks that are compared
 */
export function markingOutcome(
  policy: MarkingPolicy,
  markings: readonly SubmittedMarking[],
  maxPoints: number,
  rounding: FinalRounding,
): MarkingOutcome {
  if (policy.resolution === 'mean') {
    if (markings.length < policy.markers) return { kind: 'waiting' };
    return marked(markings);
  }
  const [first, second, third] = [1, 2, 3].map((place) => markings.find((one) => one.place === place));
  if (!first) return { kind: 'waiting' };
  if (policy.markers === 1) return marked([first]);
  if (!second) return { kind: 'waiting' };
  const mark = (one: SubmittedMarking) => markOfMarking(one, maxPoints, rounding);
  if (Math.abs(mark(first) - mark(second)) <= policy.tieBreakOver) return marked([first, second]);
  if (!third) return { kind: 'tie_break' };
  if (policy.resolution === 'third') return marked([third]);
  const distance = (one: SubmittedMarking) => Math.abs(totalOf(one) - totalOf(third));
  return marked([distance(second) < distance(first) ? second : first, third]);
}

function marked(counting: readonly SubmittedMarking[]): MarkingOutcome {
  const places = counting.map(({ place }) => place).toSorted((a, b) => a - b);
  return { kind: 'marked', points: meanOf(counting), places };
}

/** Whole mark out of 100 by the exam's rule of rounding. */
export function markOfMarking(
  marking: Pick<SubmittedMarking, 'points'>,
  maxPoints: number,
  rounding: FinalRounding,
): number {
  return markOf(totalOf(marking), maxPoints, rounding);
}

function totalOf({ points }: Pick<SubmittedMarking, 'points'>): number {
  return [...points.values()].reduce((sum, value) => sum + value, 0);
}

function meanOf(markings: readonly SubmittedMarking[]): Map<string, number> {
  // In the order of places, so that a sum of fractions does not depend on the order of rows.
  const ordered = markings.toSorted((a, b) => a.place - b.place);
  const ids = new Set(ordered.flatMap(({ points }) => [...points.keys()]));
  const sumOf = (id: string) => ordered.reduce((sum, { points }) => sum + (points.get(id) ?? 0), 0);
  return new Map([...ids].map((id) => [id, sumOf(id) / ordered.length]));
}
