import { type MarkDecision, type RaisedCriterion, type StandingMarks } from '@bakylau/contracts';
import { raisedCriteria } from '@bakylau/domain';
import { type MarkAppeal } from '@bakylau/persistence';
import { type MarkedWork } from './marked-work';

/** Null while nothing is decided. @param work null for what no person marks */
export function markDecisionView(appeal: MarkAppeal, work: MarkedWork | null): MarkDecision | null {
  const { before, after, way, reason, closedAt } = appeal;
  if (!before || reason === null || !closedAt) return null;
  return {
    ...{ reason, decidedAt: closedAt.toISOString() },
    before: shown(before),
    raised: after && way ? { way, after: shown(after), criteria: raisedOf(before, after, work) } : null,
  };
}

function shown({ points, maxPoints, mark, letter }: StandingMarks): MarkDecision['before'] {
  return { points, maxPoints, mark, letter };
}

function raisedOf(before: StandingMarks, after: StandingMarks, work: MarkedWork | null): RaisedCriterion[] {
  if (!work) return [];
  const { script, items } = work;
  return raisedCriteria(before.items, after.items).flatMap(({ itemId, criterionId, ...points }) => {
    const at = items.findIndex(({ id }) => id === itemId);
    const item = items[at];
    const criterion = script.rubric.criteria.find(({ id }) => id === criterionId);
    if (!item || !criterion) return [];
    // Questions of a ticket go by their place on it, as the candidate had them.
    const position = item.ticket === null ? item.position : at + 1;
    return [{ position, criterion: criterion.title, ...points }];
  });
}
