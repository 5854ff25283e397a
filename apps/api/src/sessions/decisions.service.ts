import { type DecideSession, type SessionSummary } from '@bakylau/contracts';
import { RESULT_MACHINE, SESSION_MACHINE } from '@bakylau/domain';
import {
  DomainEvents,
  ExamResult,
  ExamSession,
  IncidentRecord,
  listSessionSummaries,
  SessionChainService,
  SessionDecision,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { BlindReviews } from './blind-reviews';
import { ReviewBarriers } from './review-barriers';
import { SessionAccess, type VisibleSession } from './session-access';
import { SecondDecisions } from './second-decisions';
import { SessionSeal } from './session-seal';

/** The proctor's decision about a whole session; it verifies the result and changes no mark. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly barriers: ReviewBarriers,
    private readonly blinds: BlindReviews,
    private readonly second: SecondDecisions,
    private readonly chain: SessionChainService,
    private readonly seal: SessionSeal,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @throws AppError not_found; session_not_reviewable unless the recording is closed and nothing is decided yet;
   * incidents_undecided with the ids in its details; supervised_alone; violation_unfounded
   */
  async decide(principal: Principal, sessionId: string, decision: DecideSession): Promise<SessionSummary> {
    const visible = await this.access.get(principal, 'session:decide', sessionId);
    await this.barriers.assertMayJudge(principal, sessionId);
    const blind = await this.second.decide(principal, sessionId, decision);
    if (blind) return blind;
    await this.dataSource.transaction((manager) => this.decideLocked(principal, visible, decision, manager));
    await this.seal.renew(sessionId);
    const [summary] = await listSessionSummaries(this.dataSource.manager, { sessionId });
    if (!summary) throw new AppError('not_found');
    return summary;
  }

  private async decideLocked(
    { userId }: Principal,
    { id: sessionId, attemptId, examId }: VisibleSession,
    { outcome, reason, incidentIds = [] }: DecideSession,
    manager: EntityManager,
  ): Promise<void> {
    const lock = { mode: 'for_no_key_update' } as const;
    const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock });
    if (!SESSION_MACHINE.allows(session.state, 'decide')) throw new AppError('session_not_reviewable');
    const pendingIncidents = await assertAllJudged(sessionId, manager);
    if (outcome === 'violation') await assertFounded(sessionId, incidentIds, manager);
    const state = SESSION_MACHINE.transition(session.state, 'decide', { pendingIncidents });
    await manager.update(ExamSession, { id: sessionId }, { state });
    await manager.insert(SessionDecision, {
      sessionId,
      outcome,
      reason,
      incidentIds: outcome === 'violation' ? incidentIds : [],
      decidedBy: userId,
      decidedAt: new Date(),
    });

    if (outcome === 'clear') await this.blinds.draw({ id: sessionId, examId }, userId, manager);

    const result = await manager.findOne(ExamResult, { where: { attemptId }, lock });
    if (result) {
      const facts = { pendingIncidents, sessionDecided: true };
      const verified = RESULT_MACHINE.transition(result.state, 'verify', facts);
      const reSits = outcome === 'technical_failure';
      const next = reSits ? RESULT_MACHINE.transition(verified, 'order_re_sit', facts) : verified;
      await manager.update(ExamResult, { id: result.id }, { state: next });
    }
    await this.chain.append(sessionId, 'decision', null, { outcome, incidentIds, by: userId }, manager);
    await this.audit.record(userId, 'session.decided', sessionId, { outcome }, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }
}

/** @returns 0, for the guard of the table. @throws AppError incidents_undecided, which names them */
async function assertAllJudged(sessionId: string, manager: EntityManager): Promise<0> {
  const pending = await manager.find(IncidentRecord, {
    select: { id: true, rule: true },
    where: { sessionId, verdict: 'pending', blindReviewId: IsNull() },
    order: { startedAtMs: 'ASC' },
  });
  if (pending.length === 0) return 0;
  const details = pending.map(({ id, rule }) => ({
    path: `incidents.${id}`,
    problem: `${rule} has no verdict`,
  }));
  throw new AppError('incidents_undecided', { details });
}

/** A violation stands on what a person confirmed. @throws AppError violation_unfounded */
async function assertFounded(
  sessionId: string,
  incidentIds: readonly string[],
  manager: EntityManager,
): Promise<void> {
  const ids = [...new Set(incidentIds)];
  const founding = await manager.countBy(IncidentRecord, {
    ...{ id: In(ids), sessionId },
    ...{ ledger: 'behaviour', verdict: 'confirmed' },
  });
  if (ids.length === 0 || founding !== ids.length) throw new AppError('violation_unfounded');
}
