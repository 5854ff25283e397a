import { type OwnMarkAppeal } from '@bakylau/contracts';
import { ExamResult, ExamSession, MarkAppeal, newId, SessionChainService } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { OwnSessionAccess } from '../appeals/own-session';
import { SessionSeal } from '../sessions/session-seal';
import { markAppealDeadline, mayFileMarkAppeal } from './mark-appeal-terms';
import { markDecisionView } from './mark-decision.view';
import { findMarkedWork } from './marked-work';

const LOCK = { mode: 'for_no_key_update' } as const;

/** A candidate's appeal against the own confirmed marks. They stand meanwhile, because they can only rise. */
@Injectable()
export class MyMarkAppealService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSessionAccess,
    private readonly chain: SessionChainService,
    private readonly seal: SessionSeal,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found */
  async get(principal: Principal, attemptId: string): Promise<OwnMarkAppeal> {
    const { attempt } = await this.own.get(principal, attemptId);
    const { manager } = this.dataSource;
    const result = await manager.findOneBy(ExamResult, { attemptId });
    const appeal = await manager.findOneBy(MarkAppeal, { attemptId });
    const fileBy = markAppealDeadline(result, attempt.exam!);
    const work = appeal?.after ? await findMarkedWork(attemptId, manager) : null;
    return {
      appeal: appeal && {
        ...{ state: appeal.state, statement: appeal.statement, filedAt: appeal.filedAt.toISOString() },
        decision: markDecisionView(appeal, work),
      },
      fileBy: fileBy?.toISOString() ?? null,
      mayFile: mayFileMarkAppeal(fileBy, appeal, new Date()),
    };
  }

  /** @throws AppError not_found, mark_appeal_not_possible */
  async file(principal: Principal, attemptId: string, statement: string): Promise<OwnMarkAppeal> {
    const { attempt, session } = await this.own.get(principal, attemptId);
    await this.dataSource.transaction(async (manager) => {
      await manager.findOneOrFail(ExamSession, { where: { id: session.id }, lock: LOCK });
      const result = await manager.findOne(ExamResult, { where: { attemptId }, lock: LOCK });
      const known = await manager.findOneBy(MarkAppeal, { attemptId });
      const filedAt = new Date();
      if (!mayFileMarkAppeal(markAppealDeadline(result, attempt.exam!), known, filedAt))
        throw new AppError('mark_appeal_not_possible');
      const id = newId();
      await manager.insert(MarkAppeal, { id, attemptId, statement, filedAt });
      await this.chain.append(session.id, 'appeal', null, { markAppealId: id, state: 'filed' }, manager);
      await this.audit.record(principal.userId, 'mark_appeal.filed', id, { attemptId }, manager);
    });
    await this.seal.renew(session.id);
    return this.get(principal, attemptId);
  }

  /** @throws AppError not_found, appeal_not_open */
  async withdraw(principal: Principal, attemptId: string): Promise<OwnMarkAppeal> {
    const { session } = await this.own.get(principal, attemptId);
    await this.dataSource.transaction(async (manager) => {
      await manager.findOneOrFail(ExamSession, { where: { id: session.id }, lock: LOCK });
      const appeal = await manager.findOne(MarkAppeal, { where: { attemptId }, lock: LOCK });
      if (appeal?.state !== 'filed') throw new AppError('appeal_not_open');
      const { id } = appeal;
      await manager.update(MarkAppeal, { id }, { state: 'withdrawn', closedAt: new Date() });
      await this.chain.append(session.id, 'appeal', null, { markAppealId: id, state: 'withdrawn' }, manager);
      await this.audit.record(principal.userId, 'mark_appeal.withdrawn', id, {}, manager);
    });
    await this.seal.renew(session.id);
    return this.get(principal, attemptId);
  }
}
