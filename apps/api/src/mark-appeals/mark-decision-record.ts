import { DomainEvents, type MarkAppeal, SessionChainService } from '@bakylau/persistence';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionSeal } from '../sessions/session-seal';

/** What a decision leaves behind besides its rows: chain, audit, news. */
@Injectable()
export class MarkDecisionRecord {
  constructor(
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly sessionSeal: SessionSeal,
  ) {}

  async write(
    sessionId: string,
    appeal: Pick<MarkAppeal, 'id' | 'state' | 'way' | 'before' | 'after' | 'decidedBy'>,
    manager: EntityManager,
  ): Promise<void> {
    const { id, state, way, before, after, decidedBy } = appeal;
    const marks = { way, markBefore: before?.mark ?? null, markAfter: after?.mark ?? null };
    const entry = { markAppealId: id, state, ...marks, by: decidedBy };
    await this.chain.append(sessionId, 'appeal', null, entry, manager);
    await this.audit.record(decidedBy, 'mark_appeal.decided', id, { sessionId, state, ...marks }, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }

  async seal(sessionId: string): Promise<void> {
    await this.sessionSeal.renew(sessionId);
  }
}
