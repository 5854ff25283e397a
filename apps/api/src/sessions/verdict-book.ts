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

export interface NewVerdict {
  verdict: Verdict;
  reason: VerdictReason | null;
  note: string | null;
  userId: string;
  bulkId?: string;
  undoes?: string;
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
    const { verdict, reason, note, userId, bulkId = null, undoes = null } = given;
    const at = new Date();
    const record = { incidentId, verdict, reason, note, userId, at, bulkId, undoes };
    await manager.insert(VerdictRecord, { id: newId(), ...record });
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

  /** The records of an incident's first review, the latest first. */
  history(incidentId: string, manager: EntityManager): Promise<VerdictRecord[]> {
    return manager.find(VerdictRecord, {
      where: { incidentId, blindReviewId: IsNull() },
      relations: { user: true },
      order: { at: 'DESC', id: 'DESC' },
    });
  }

  /**
   * What stands now and what stood before it, seen through all undos. Null when nothing stands.
   */
  async standing(
    incidentId: string,
    manager: EntityManager,
  ): Promise<{ last: VerdictRecord; before: VerdictRecord | null } | null> {
    const given = (await this.history(incidentId, manager)).reverse();
    const stack: VerdictRecord[] = [];
    for (const record of given) {
      if (record.undoes === null) stack.push(record);
      else
        stack.splice(
          stack.findIndex(({ id }) => id === record.undoes),
          1,
        );
    }
    const last = stack.at(-1);
    return last ? { last, before: stack.at(-2) ?? null } : null;
  }
}
