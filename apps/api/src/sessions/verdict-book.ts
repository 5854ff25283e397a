import { type Verdict, type VerdictReason } from '@bakylau/contracts';
import {
  DomainEvents,
  IncidentRecord,
  newId,
  SessionChainService,
  VerdictRecord,
} from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { standingVerdicts } from './standing-verdicts';

export interface NewVerdict {
  verdict: Verdict;
  reason: VerdictReason | null;
  note: string | null;
  userId: string;
  bulkId?: string;
  undoes?: string;
  /** Set for a second review: it leaves the incident, the chain and the news alone. */
  blindReviewId?: string | undefined;
}

/** Writes verdicts down: the history, the incident's own columns, the chain, the audit, the news. Only this class does. */
@Injectable()
export class VerdictBook {
  constructor(
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /** @param manager of the transaction that holds the incident's lock */
  async write(incident: IncidentRecord, given: NewVerdict, manager: EntityManager): Promise<void> {
    const { id: incidentId, sessionId, rule } = incident;
    const { verdict, reason, note, userId, bulkId = null, undoes = null, blindReviewId = null } = given;
    const at = new Date();
    const record = { incidentId, verdict, reason, note, userId, at, bulkId, undoes, blindReviewId };
    await manager.insert(VerdictRecord, { id: newId(), ...record });
    if (blindReviewId !== null) return;
    const judged = verdict !== 'pending';
    await manager.update(
      IncidentRecord,
      { id: incidentId },
      {
        verdict,
        verdictReason: reason,
        verdictNote: note,
        verdictBy: judged ? userId : null,
        verdictAt: judged ? at : null,
      },
    );
    const undo: Record<string, boolean> = undoes === null ? {} : { undo: true };
    const entry = { incidentId, rule, verdict, reason, by: userId, ...undo };
    await this.chain.append(sessionId, 'verdict', null, entry, manager);
    const detail = { sessionId, verdict, reason, bulkId, ...undo };
    await this.audit.record(userId, 'incident.verdict', incidentId, detail, manager);
    await this.events.publish({ kind: 'incident.changed', sessionId, incidentId }, manager);
  }

  /** The records of one review of an incident, the latest first; the first review unless a second one is named. */
  history(incidentId: string, manager: EntityManager, blindReviewId?: string): Promise<VerdictRecord[]> {
    return manager.find(VerdictRecord, {
      where: { incidentId, blindReviewId: blindReviewId ?? IsNull() },
      relations: { user: true },
      order: { at: 'DESC', id: 'DESC' },
    });
  }

  /** What stands now and what stood before it. Null when nothing stands. */
  async standing(
    incidentId: string,
    manager: EntityManager,
    blindReviewId?: string,
  ): Promise<{ last: VerdictRecord; before: VerdictRecord | null } | null> {
    const history = await this.history(incidentId, manager, blindReviewId);
    const stack = standingVerdicts(history.reverse());
    const last = stack.at(-1);
    return last ? { last, before: stack.at(-2) ?? null } : null;
  }
}
