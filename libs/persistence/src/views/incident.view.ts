import { type Incident } from '@bakylau/contracts';
import { type IncidentRecord } from '../entities/incident-record.entity';

/** An incident as proctors see it. The name of who gave a verdict needs `verdictUser` to be loaded. */
export function incidentView(record: IncidentRecord): Incident {
  const { id, sessionId, ledger, rule, severity, startedAtMs, endedAtMs, card, verdict } = record;
  return {
    id,
    sessionId,
    ledger,
    rule,
    severity,
    startedAtMs,
    endedAtMs,
    startedAt: record.startedAt.toISOString(),
    card,
    hasEvidence: record.evidenceKey !== null,
    verdict,
    verdictReason: record.verdictReason,
    verdictNote: record.verdictNote,
    verdictBy: record.verdictUser?.displayName ?? null,
    verdictAt: record.verdictAt?.toISOString() ?? null,
  };
}
