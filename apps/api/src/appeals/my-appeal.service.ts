import { type CandidateReview } from '@bakylau/contracts';
import { APPEAL_MACHINE, RESULT_MACHINE } from '@bakylau/domain';
import {
  Appeal,
  ExamResult,
  ExamSession,
  newId,
  SessionChainService,
  SessionDecision,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionSeal } from '../sessions/session-seal';
import { appealDeadline, mayAppeal } from './appeal-terms';
import { AppealedResult } from './appealed-result';
import { MyReviewService } from './my-review.service';
import { OwnSessionAccess } from './own-session';

const LOCK = { mode: 'for_no_key_update' } as const;

/** A candidate's appeal against the decision on the own session. */
@Injectable()
export class MyAppealService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSessionAccess,
    private readonly reviews: MyReviewService,
    private readonly results: AppealedResult,
    private readonly chain: SessionChainService,
    private readonly seal: SessionSeal,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found, appeal_not_possible */
  async file(principal: Principal, attemptId: string, statement: string): Promise<CandidateReview> {
    const { attempt, session } = await this.own.get(principal, attemptId);
    const sessionId = session.id;
    await this.dataSource.transaction(async (manager) => {
      await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      const decision = await manager.findOneBy(SessionDecision, { sessionId });
      const known = await manager.findOneBy(Appeal, { sessionId });
      const filedAt = new Date();
      if (!decision || !mayAppeal(appealDeadline(decision, attempt.exam!), known, filedAt))
        throw new AppError('appeal_not_possible');
      const result = await manager.findOne(ExamResult, { where: { attemptId }, lock: LOCK });
      const { outcome, reason, incidentIds, decidedBy, decidedAt } = decision;
      const firstDecision = { outcome, reason, incidentIds, decidedAt: decidedAt.toISOString() };
      const id = newId();
      await manager.insert(Appeal, {
        ...{ id, sessionId, statement, filedAt, firstDecision, firstReviewerId: decidedBy },
        state: APPEAL_MACHINE.definition.initial,
        resultStateBefore: result?.state ?? null,
      });
      if (result) {
        const state = RESULT_MACHINE.transition(result.state, 'appeal');
        await manager.update(ExamResult, { id: result.id }, { state });
      }
      await this.chain.append(sessionId, 'appeal', null, { appealId: id, state: 'filed' }, manager);
      await this.audit.record(principal.userId, 'appeal.filed', id, { sessionId }, manager);
    });
    await this.seal.renew(sessionId);
    return this.reviews.get(principal, attemptId);
  }

  /** @throws AppError not_found, appeal_not_open */
  async withdraw(principal: Principal, attemptId: string): Promise<CandidateReview> {
    const { session } = await this.own.get(principal, attemptId);
    await this.dataSource.transaction(async (manager) => {
      const appeal = await manager.findOne(Appeal, { where: { sessionId: session.id }, lock: LOCK });
      if (!appeal || !APPEAL_MACHINE.allows(appeal.state, 'withdraw')) throw new AppError('appeal_not_open');
      const state = APPEAL_MACHINE.transition(appeal.state, 'withdraw');
      await manager.update(Appeal, { id: appeal.id }, { state, closedAt: new Date() });
      await this.results.restore(appeal, attemptId, manager);
      await this.chain.append(session.id, 'appeal', null, { appealId: appeal.id, state }, manager);
      await this.audit.record(principal.userId, 'appeal.withdrawn', appeal.id, {}, manager);
    });
    await this.seal.renew(session.id);
    return this.reviews.get(principal, attemptId);
  }
}
