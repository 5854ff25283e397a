import { DomainEvents, ExamResult, ExamSession, SessionChainService } from '@bakylau/persistence';
import { type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionSeal } from '../sessions/session-seal';

type ConfirmedResult = Pick<ExamResult, 'id' | 'mark' | 'letter' | 'confirmedFinal' | 'confirmationReason'>;

/** What a confirmation leaves behind besides the result's row: chain, audit, news. */
@Injectable()
export class ConfirmationRecord {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly sessionSeal: SessionSeal,
  ) {}

  async write(
    { userId }: Principal,
    sessionId: string,
    { id: resultId, mark, letter, confirmedFinal: final, confirmationReason: reason }: ConfirmedResult,
    manager: EntityManager,
  ): Promise<void> {
    const entry = { resultId, mark, letter, final, reason, by: userId };
    await this.chain.append(sessionId, 'confirmation', null, entry, manager);
    await this.audit.record(userId, 'result.confirmed', resultId, { sessionId, mark }, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }

  async seal(attemptId: string): Promise<void> {
    const { id } = await this.dataSource.manager.findOneByOrFail(ExamSession, { attemptId });
    await this.sessionSeal.renew(id);
  }
}
