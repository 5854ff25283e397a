import { IncidentRecord, incidentView, VerdictRecord } from '@bakylau/persistence';
import { type EntityManager, IsNull } from 'typeorm';
import { type FlagFacts, type VerdictAct } from './protocol-facts';

/** Every flag with every act on it, those of a blind review left out: they judge the reviewer, not the candidate. */
export async function readFlags(sessionId: string, manager: EntityManager): Promise<FlagFacts[]> {
  const [incidents, records] = await Promise.all([
    manager.find(IncidentRecord, {
      where: { sessionId, blindReviewId: IsNull() },
      relations: { verdictUser: true },
      order: { startedAtMs: 'ASC', id: 'ASC' },
    }),
    manager.find(VerdictRecord, {
      where: { incident: { sessionId }, blindReviewId: IsNull() },
      relations: { user: true },
      order: { at: 'ASC', id: 'ASC' },
    }),
  ]);
  const acts = new Map<string, VerdictAct[]>();
  for (const record of records)
    acts.set(record.incidentId, [...(acts.get(record.incidentId) ?? []), actOf(record)]);
  return incidents.map((incident) => ({
    incident: incidentView(incident),
    acts: acts.get(incident.id) ?? [],
  }));
}

function actOf({ at, user, verdict, reason, note, undoes, bulkId }: VerdictRecord): VerdictAct {
  return {
    at: at.toISOString(),
    by: user?.displayName ?? '',
    verdict,
    reason,
    note,
    isUndo: undoes !== null,
    isBulk: bulkId !== null,
  };
}
