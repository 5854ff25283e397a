import {
  asksForLiveness,
  type JudgeLiveness,
  type LivenessReview,
  type LivenessTry,
} from '@bakylau/contracts';
import { SESSION_MACHINE } from '@bakylau/domain';
import {
  CheckIn,
  DomainEvents,
  ExamSession,
  LivenessChallenge,
  SessionChainService,
  User,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionAccess } from './session-access';

/** The liveness check as staff see it, and what a person finds who looks and listens. */
@Injectable()
export class LivenessReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly chain: SessionChainService,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /** Null where the exam asks for no liveness check. The caller has checked the access to the session. */
  async read(sessionId: string): Promise<LivenessReview | null> {
    const { manager } = this.dataSource;
    const [session, checkIn, tries] = await Promise.all([
      manager.findOne(ExamSession, { where: { id: sessionId }, relations: { attempt: { exam: true } } }),
      manager.findOneBy(CheckIn, { sessionId }),
      manager.find(LivenessChallenge, { where: { sessionId }, order: { tryNumber: 'ASC' } }),
    ]);
    const isAsked = session?.attempt?.exam && asksForLiveness(session.attempt.exam.policy);
    if (!checkIn || (!isAsked && tries.length === 0)) return null;
    const verdict = checkIn.livenessVerdict;
    return {
      outcome: checkIn.livenessOutcome,
      tries: tries.map(tryView),
      verdict: verdict && { shown: verdict.shown, reason: verdict.reason, by: verdict.name, at: verdict.at },
    };
  }

  /**
   * Notes the finding of a person. It may be changed until the session is decided.
   * @throws AppError not_found; session_not_reviewable once the session is decided or void
   */
  async judge(
    principal: Principal,
    sessionId: string,
    { shown, reason }: JudgeLiveness,
  ): Promise<LivenessReview> {
    await this.access.get(principal, 'session:decide', sessionId);
    if (!(await this.read(sessionId))) throw new AppError('not_found');
    const { userId } = principal;
    await this.dataSource.transaction(async (manager) => {
      // The share lock makes a decision wait for this finding, and this finding for a decision.
      const session = await manager.findOneOrFail(ExamSession, {
        where: { id: sessionId },
        lock: { mode: 'pessimistic_read' },
      });
      if (SESSION_MACHINE.isTerminal(session.state)) throw new AppError('session_not_reviewable');
      const { displayName: name } = await manager.findOneByOrFail(User, { id: userId });
      const livenessVerdict = { shown, reason, userId, name, at: new Date().toISOString() };
      await manager.update(CheckIn, { sessionId }, { livenessVerdict });
      await this.chain.append(
        sessionId,
        'verdict',
        null,
        { liveness: { shown, reason, by: userId } },
        manager,
      );
      await this.audit.record(userId, 'session.liveness_judged', sessionId, { shown }, manager);
      await this.events.publish({ kind: 'session.changed', sessionId }, manager);
    });
    const review = await this.read(sessionId);
    if (!review) throw new AppError('not_found');
    return review;
  }
}

function tryView(challenge: LivenessChallenge): LivenessTry {
  const { id, kind, turns, digits, outcome, failure, mouthMoved, levelDbfs, speechRatio } = challenge;
  return {
    ...{ id, kind, turns, digits, outcome, failure, mouthMoved, levelDbfs, speechRatio },
    beganAt: challenge.beganAt.toISOString(),
    pictures: challenge.pictureKeys.map(({ step }) => step).sort((a, b) => a - b),
    hasSound: challenge.soundKey !== null,
  };
}
