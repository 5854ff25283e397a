import { type AppealView, type RuleAppeal } from '@bakylau/contracts';
import { APPEAL_MACHINE } from '@bakylau/domain';
import { Appeal, DomainEvents, SessionChainService, SessionDecision } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { AppealReader } from '../sessions/appeal.reader';
import { SessionAccess } from '../sessions/session-access';
import { SessionSeal } from '../sessions/session-seal';
import { AppealedResult } from './appealed-result';

const LOCK = { mode: 'for_no_key_update' } as const;

/** What reviewers do with appeals. Who took the first decision never rules on the appeal against it. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly reader: AppealReader,
    private readonly results: AppealedResult,
    private readonly chain: SessionChainService,
    private readonly seal: SessionSeal,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /** @throws AppError not_found, appeal_not_open, same_reviewer */
  async take(principal: Principal, sessionId: string): Promise<AppealView> {
    await this.access.get(principal, 'session:decide', sessionId);
    await this.dataSource.transaction(async (manager) => {
      const appeal = await manager.findOne(Appeal, { where: { sessionId }, lock: LOCK });
      if (!appeal || !APPEAL_MACHINE.allows(appeal.state, 'take')) throw new AppError('appeal_not_open');
      const { userId: reviewer } = principal;
      const { firstReviewerId: firstReviewer } = appeal;
      if (firstReviewer === reviewer) throw new AppError('same_reviewer');
      const state = APPEAL_MACHINE.transition(appeal.state, 'take', { firstReviewer, reviewer });
      await manager.update(Appeal, { id: appeal.id }, { state, reviewerId: reviewer });
      await this.audit.record(reviewer, 'appeal.taken', appeal.id, { sessionId }, manager);
      await this.events.publish({ kind: 'session.changed', sessionId }, manager);
    });
    return this.reader.get(principal, sessionId);
  }

  /**
   * Granted, a new decision takes the place of the first, and the result goes to the examiner again or to a re-sit;
   * rejected, everything stands as before.
   * @throws AppError not_found; appeal_not_open unless the caller took it on; bad_request without another outcome
   */
  async rule(principal: Principal, sessionId: string, given: RuleAppeal): Promise<AppealView> {
    const { attemptId } = await this.access.get(principal, 'session:decide', sessionId);
    await this.dataSource.transaction(async (manager) => {
      const appeal = await manager.findOne(Appeal, { where: { sessionId }, lock: LOCK });
      const { userId: reviewer } = principal;
      if (appeal?.state !== 'under_review' || appeal.reviewerId !== reviewer)
        throw new AppError('appeal_not_open');
      const { ruling, reason, outcome } = given;
      const facts = { firstReviewer: appeal.firstReviewerId, reviewer };
      const event = ruling === 'granted' ? 'grant' : 'reject';
      const state = APPEAL_MACHINE.transition(appeal.state, event, facts);
      const closedAt = new Date();
      await manager.update(Appeal, { id: appeal.id }, { state, ruling: reason, closedAt });
      if (ruling === 'granted') {
        if (!outcome || outcome === appeal.firstDecision.outcome) throw new AppError('bad_request');
        const decision = { outcome, reason, incidentIds: [], decidedBy: reviewer, decidedAt: closedAt };
        await manager.update(SessionDecision, { sessionId }, decision);
        await this.results.reopen(attemptId, outcome === 'technical_failure', manager);
      } else await this.results.restore(appeal, attemptId, manager);
      const entry = { appealId: appeal.id, state, outcome: outcome ?? null, by: reviewer };
      await this.chain.append(sessionId, 'appeal', null, entry, manager);
      await this.audit.record(reviewer, 'appeal.ruled', appeal.id, { sessionId, state }, manager);
      await this.events.publish({ kind: 'session.changed', sessionId }, manager);
    });
    await this.seal.renew(sessionId);
    return this.reader.get(principal, sessionId);
  }
}
