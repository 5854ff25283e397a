import { type AnnulmentView } from '@bakylau/contracts';
import { RESULT_MACHINE } from '@bakylau/domain';
import {
  Annulment,
  ExamResult,
  ExamSession,
  ExamStaff,
  newId,
  SessionChainService,
  SessionDecision,
} from '@bakylau/persistence';
import { AppError, authorize, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionSeal } from '../sessions/session-seal';

const LOCK = { mode: 'for_no_key_update' } as const;

/** Annulling a result takes two different people: one proposes, another agrees. No incident does it, and no one alone. */
@Injectable()
export class AnnulmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly seal: SessionSeal,
  ) {}

  /** @throws AppError forbidden, not_found */
  async get(principal: Principal, sessionId: string): Promise<AnnulmentView> {
    const { manager } = this.dataSource;
    const result = await this.getResult(principal, sessionId, manager);
    const decision = await manager.findOneBy(SessionDecision, { sessionId });
    const [last] = await manager.find(Annulment, {
      where: { resultId: result.id },
      relations: { proposer: true, answerer: true },
      order: { proposedAt: 'DESC' },
      take: 1,
    });
    const isOpen = last?.agreed === null;
    const shown = isOpen || last?.agreed ? last : null;
    const allowed = decision?.outcome === 'violation' && RESULT_MACHINE.allows(result.state, 'annul');
    return {
      state: result.state === 'annulled' ? 'annulled' : isOpen ? 'proposed' : 'none',
      reason: shown?.reason ?? null,
      proposedBy: shown?.proposer?.displayName ?? null,
      proposedAt: shown?.proposedAt.toISOString() ?? null,
      answeredBy: shown?.answerer?.displayName ?? null,
      answeredAt: shown?.answeredAt?.toISOString() ?? null,
      mayPropose: allowed && !isOpen,
      mayAgree: isOpen && allowed && last.proposedBy !== principal.userId,
      mayDecline: isOpen,
    };
  }

  /** @throws AppError forbidden, not_found, annulment_not_possible */
  async propose(principal: Principal, sessionId: string, reason: string): Promise<AnnulmentView> {
    await this.dataSource.transaction(async (manager) => {
      const { id: resultId } = await this.getResult(principal, sessionId, manager);
      await manager.findOneOrFail(ExamResult, { where: { id: resultId }, lock: LOCK });
      const { mayPropose } = await this.get(principal, sessionId);
      if (!mayPropose) throw new AppError('annulment_not_possible');
      const row = { id: newId(), resultId, reason, proposedBy: principal.userId, proposedAt: new Date() };
      await manager.insert(Annulment, row);
      await this.audit.record(principal.userId, 'annulment.proposed', resultId, { sessionId }, manager);
    });
    return this.get(principal, sessionId);
  }

  /**
   * Agreeing annuls; declining closes the proposal, which its proposer may do too.
   * @throws AppError forbidden, not_found, annulment_not_possible, second_person_needed
   */
  async answer(principal: Principal, sessionId: string, agreed: boolean): Promise<AnnulmentView> {
    await this.dataSource.transaction(async (manager) => {
      const found = await this.getResult(principal, sessionId, manager);
      const result = await manager.findOneOrFail(ExamResult, { where: { id: found.id }, lock: LOCK });
      const open = await manager
        .find(Annulment, { where: { resultId: result.id } })
        .then((all) => all.find(({ answeredAt }) => answeredAt === null));
      const decision = await manager.findOneBy(SessionDecision, { sessionId });
      const isViolation = decision?.outcome === 'violation';
      if (!open || (agreed && !(isViolation && RESULT_MACHINE.allows(result.state, 'annul'))))
        throw new AppError('annulment_not_possible');
      const { userId } = principal;
      if (agreed && open.proposedBy === userId) throw new AppError('second_person_needed');
      const answer = { agreed, answeredBy: userId, answeredAt: new Date() };
      await manager.update(Annulment, { id: open.id }, answer);
      if (agreed) {
        const people = { proposedBy: open.proposedBy, approvedBy: userId };
        const state = RESULT_MACHINE.transition(result.state, 'annul', people);
        await manager.update(ExamResult, { id: result.id }, { state });
        const entry = { resultId: result.id, ...people };
        await this.chain.append(sessionId, 'annulment', null, entry, manager);
      }
      await this.audit.record(userId, 'annulment.answered', result.id, { sessionId, agreed }, manager);
    });
    if (agreed) await this.seal.renew(sessionId);
    return this.get(principal, sessionId);
  }

  /** Staff of the exam, and registrars. */
  private async getResult(principal: Principal, id: string, manager: EntityManager): Promise<ExamResult> {
    authorize(principal, 'result:annul');
    const session = await manager.findOne(ExamSession, { where: { id }, relations: { attempt: true } });
    if (!session?.attempt) throw new AppError('not_found');
    const { examId } = session.attempt;
    const { userId, roles } = principal;
    const isTheirs = roles.includes('registrar') || (await manager.existsBy(ExamStaff, { examId, userId }));
    const result = await manager.findOneBy(ExamResult, { attemptId: session.attemptId });
    if (!isTheirs || !result) throw new AppError('not_found');
    return result;
  }
}
