import { type MarkingPolicy, type MarkingRevision, type ScriptState } from '@bakylau/contracts';
import { type MarkingScript, MarkingRevisionRecord, ScriptMarking } from '@bakylau/persistence';
import { type EntityManager, In } from 'typeorm';

/** One person's part with its revisions, the newest first. */
export interface MarkerPart {
  marking: ScriptMarking;
  revisions: MarkingRevisionRecord[];
}

/** Of many scripts at once, by script id, in the order of places. */
export async function listParts(
  scriptIds: readonly string[],
  manager: EntityManager,
): Promise<Map<string, MarkerPart[]>> {
  const markings = await manager.find(ScriptMarking, {
    where: { scriptId: In([...scriptIds]) },
    order: { place: 'ASC' },
  });
  const revisions = await manager.find(MarkingRevisionRecord, {
    where: { markingId: In(markings.map(({ id }) => id)) },
    order: { revision: 'DESC' },
  });
  const parts = new Map<string, MarkerPart[]>();
  for (const marking of markings) {
    const own = revisions.filter(({ markingId }) => markingId === marking.id);
    parts.set(marking.scriptId, [...(parts.get(marking.scriptId) ?? []), { marking, revisions: own }]);
  }
  return parts;
}

/** The newest marks of a part that were handed in; a later draft does not take them back. */
export function submittedRevision({ revisions }: MarkerPart): MarkingRevisionRecord | null {
  return revisions.find(({ submitted }) => submitted) ?? null;
}

/** The place that the next marker would take; null when no further one is needed. */
export function nextPlace(
  { state }: Pick<MarkingScript, 'state'>,
  { markers }: MarkingPolicy,
  taken: number,
): number | null {
  if (state === 'marked') return null;
  const wanted = state === 'tie_break' ? 3 : markers;
  return taken < wanted ? taken + 1 : null;
}

export function stateOf(script: MarkingScript, taken: number): ScriptState {
  if (script.state === 'marked') return 'marked';
  if (nextPlace(script, script.policy, taken) === null) return 'claimed';
  return script.state;
}

export function revisionView(record: MarkingRevisionRecord): MarkingRevision {
  const { revision, submitted, mark, items, savedAt } = record;
  return { revision, submitted, mark, items, savedAt: savedAt.toISOString() };
}
