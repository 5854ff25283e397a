import { type StandingItem } from '@bakylau/contracts';
import { markingOutcome, standingItems } from '@bakylau/domain';
import { type ExamItem, MarkingScript } from '@bakylau/persistence';
import { type EntityManager } from 'typeorm';
import { listParts, submittedRevision } from '../marking/script-parts';
import { pointsOfItems, submittedMarkings, writtenItems } from '../marking/script-settlement';
import { roundingOf } from '../results/exam-rounding';

/** Work whose marks people have given. */
export interface MarkedWork {
  script: MarkingScript;
  /** What people mark of it, in its order. */
  items: ExamItem[];
  /** The first marks by criterion, as they count. */
  standing: StandingItem[];
}

/** Null for what no person marks, and before all have. */
export async function findMarkedWork(attemptId: string, manager: EntityManager): Promise<MarkedWork | null> {
  const script = await manager.findOneBy(MarkingScript, { attemptId, state: 'marked' });
  if (!script) return null;
  const items = await writtenItems(script, manager);
  const parts = (await listParts([script.id], manager)).get(script.id) ?? [];
  const outcome = markingOutcome(
    script.policy,
    submittedMarkings(script, items, parts),
    pointsOfItems(items),
    await roundingOf(attemptId, manager),
  );
  if (outcome.kind !== 'marked') return null;
  const counting = parts.flatMap((part) => {
    const submitted = outcome.places.includes(part.marking.place) ? submittedRevision(part) : null;
    return submitted ? [submitted.items] : [];
  });
  return { script, items, standing: standingItems(counting) };
}
