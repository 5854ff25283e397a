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
  const raised = raisedCriteria(before.items, after.items);
  // In the order of the work and its criteria, whatever the commission looked at first.
  return items.flatMap((item, at) =>
    script.rubric.criteria.flatMap(({ id, title }) => {
      const found = raised.find(({ itemId, criterionId }) => itemId === item.id && criterionId === id);
      if (!found) return [];
      // Questions of a ticket go by their place on it, as the candidate had them.
      const position = item.ticket === null ? item.position : at + 1;
      return [{ position, criterion: title, before: found.before, after: found.after }];
    }),
  );
}
