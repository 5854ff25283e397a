import { type MarkingPolicy } from '@bakylau/contracts';
import { markOf } from '../exams/grading-scale';

/** What one person gave for the whole work. */
export interface SubmittedMarking {
  /** From 1 in the order of claiming; 3 breaks a tie, unless the mean of all counts. */
  place: number;
  /** Points by item id, of the items that people mark. */
  points: ReadonlyMap<string, number>;
}

export type MarkingOutcome =
  { kind: 'waiting' } | { kind: 'tie_break' } | { kind: 'marked'; points: ReadonlyMap<string, number> };

/**
 * Where a work stands by the marks that are handed in. Flags of the proctoring are no input: nothing leads from them to a mark.
 * @param maxPoints of the items that people mark
 */
export function markingOutcome(
  policy: MarkingPolicy,
  markings: readonly SubmittedMarking[],
  maxPoints: number,
): MarkingOutcome {
  if (policy.resolution === 'mean') {
    if (markings.length < policy.markers) return { kind: 'waiting' };
    return { kind: 'marked', points: meanOf(markings) };
  }
  const [first, second, third] = [1, 2, 3].map((place) => markings.find((one) => one.place === place));
  if (!first) return { kind: 'waiting' };
  if (policy.markers === 1) return { kind: 'marked', points: first.points };
  if (!second) return { kind: 'waiting' };
  if (Math.abs(markOfMarking(first, maxPoints) - markOfMarking(second, maxPoints)) <= policy.tieBreakOver)
    return { kind: 'marked', points: meanOf([first, second]) };
  if (!third) return { kind: 'tie_break' };
  if (policy.resolution === 'third') return { kind: 'marked', points: third.points };
  const distance = (one: SubmittedMarking) => Math.abs(totalOf(one) - totalOf(third));
  return { kind: 'marked', points: meanOf([distance(second) < distance(first) ? second : first, third]) };
}

/** Out of 100, rounded half up. */
export function markOfMarking(marking: Pick<SubmittedMarking, 'points'>, maxPoints: number): number {
  return markOf(totalOf(marking), maxPoints);
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
