import {
  DomainEvents,
  type MarkAppeal,
  type MarkAppealVote,
  SessionChainService,
} from '@bakylau/persistence';
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

  /** A word that decides nothing yet. */
  async noteVote(
    { appealId, memberId, decision, mark }: MarkAppealVote,
    manager: EntityManager,
  ): Promise<void> {
    await this.audit.record(memberId, 'mark_appeal.voted', appealId, { decision, mark }, manager);
  }

  /** @param agreed ids of the members whose agreement decided */
  async write(
    sessionId: string,
    appeal: Pick<MarkAppeal, 'id' | 'state' | 'way' | 'before' | 'after' | 'decidedBy'>,
    agreed: readonly string[],
    manager: EntityManager,
  ): Promise<void> {
    const { id, state, way, before, after, decidedBy } = appeal;
    const marks = { way, markBefore: before?.mark ?? null, markAfter: after?.mark ?? null };
    const entry = { markAppealId: id, state, ...marks, by: decidedBy, agreed: [...agreed] };
    await this.chain.append(sessionId, 'appeal', null, entry, manager);
    await this.audit.record(
      decidedBy,
      'mark_appeal.decided',
      id,
      { sessionId, state, ...marks, members: agreed.length },
      manager,
    );
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }

  async seal(sessionId: string): Promise<void> {
    await this.sessionSeal.renew(sessionId);
  }
}
