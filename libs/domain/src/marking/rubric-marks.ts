import { type CriterionMark, type RubricContent } from '@bakylau/contracts';

export interface MarkProblem {
  criterionId: string;
  problem: string;
}

/** The most that a criterion gives. */
export function pointsOfCriterion({ levels }: RubricContent['criteria'][number]): number {
  return Math.max(...levels.map(({ points }) => points));
}

export function pointsOfRubric({ criteria }: RubricContent): number {
  return criteria.reduce((sum, criterion) => sum + pointsOfCriterion(criterion), 0);
}

/**
 * What keeps marks from standing for these criteria: unknown or repeated ones, too many points.
 * @param complete whether a criterion without points is one of the problems
 */
export function markProblems(
  rubric: RubricContent,
  marks: readonly CriterionMark[],
  { complete }: { complete: boolean },
): MarkProblem[] {
  const problems: MarkProblem[] = [];
  const seen = new Set<string>();
  for (const { criterionId, points } of marks) {
    const criterion = rubric.criteria.find(({ id }) => id === criterionId);
    if (!criterion) problems.push({ criterionId, problem: 'is none of the criteria' });
    else if (points > pointsOfCriterion(criterion))
      problems.push({ criterionId, problem: `gives at most ${pointsOfCriterion(criterion)} points` });
    if (seen.has(criterionId)) problems.push({ criterionId, problem: 'is marked twice' });
    seen.add(criterionId);
  }
  if (complete)
    for (const { id } of rubric.criteria)
      if (!seen.has(id)) problems.push({ criterionId: id, problem: 'has no points yet' });
  return problems;
}

/** Share of the rubric's points that an answer earned, 0 to 1; a criterion without points earns none. */
export function rubricShare(rubric: RubricContent, marks: readonly CriterionMark[]): number {
  const all = pointsOfRubric(rubric);
  const earned = marks.reduce((sum, { points }) => sum + points, 0);
  return all === 0 ? 0 : Math.min(1, Math.max(0, earned / all));
}
