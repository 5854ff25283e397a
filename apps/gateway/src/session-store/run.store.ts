import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { type MediaSource, observedSources, type SessionState, type UploadProfile } from '@bakylau/contracts';
import { isCheckInDone, isLive } from '@bakylau/domain';
import { Attempt, CheckIn, Exam, ExamSession, SessionChainService, SessionRun } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { GatewayIdentity } from './gateway-identity';
import { type RunEndReason, type RunIdentity } from '../media-session/run-identity';

/** Profile of a session whose upload was never measured: the one that the smallest usual link carries. */
const DEFAULT_PROFILE: UploadProfile = 'p324';

export interface BegunRun {
  identity: RunIdentity;
  state: SessionState;
  /** Where the run before this one ended on the session clock; null in the first run. */
  previousEndMs: number | null;
}

/** Runs of media as rows: who holds them, when they began and ended. */
@Injectable()
export class RunStore {
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly gateway: GatewayIdentity,
  ) {}

  /** The session of an own attempt. @throws AppError `not_found` also when it is somebody else's */
  async getOwnSessionId(attemptId: string, candidateId: string): Promise<string> {
    const session = await this.database.getRepository(ExamSession).findOne({
      select: { id: true },
      where: { attemptId, attempt: { userId: candidateId } },
    });
    if (!session) throw new AppError('not_found');
    return session.id;
  }

  /**
   * Begins the next run of a session on this gateway; the first one sets the session's epoch.
   * @param hasRoom whether the disk takes a session that has not begun; one that has is not turned away for it
   * @throws AppError `session_not_live` when the state admits no media, `step_out_of_order` before the check-in is complete,
   * `recording_disk_full` without room
   */
  async begin(sessionId: string, { hasRoom }: { hasRoom: boolean }): Promise<BegunRun> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOneOrFail(ExamSession, {
        where: { id: sessionId },
        lock: { mode: 'for_no_key_update' },
      });
      if (session.run === 0 && !hasRoom) throw new AppError('recording_disk_full');
      const attempt = await manager.findOneByOrFail(Attempt, { id: session.attemptId });
      const { policy } = await manager.findOneByOrFail(Exam, { id: attempt.examId });
      await this.#assertJoinable(manager, session, policy);
      const previousEndMs = await this.#endOrphans(manager, session);
      session.epoch ??= new Date();
      session.run += 1;
      session.gatewayId = this.gateway.id;
      session.liveSources = [];
      await manager.save(session);
      const startedAtMs = Math.max(Date.now() - session.epoch.getTime(), 0);
      const { run } = session;
      await manager.insert(SessionRun, { sessionId, run, gatewayId: this.gateway.id, startedAtMs });
      await this.chain.append(sessionId, 'run', startedAtMs, { run, change: 'began' }, manager);
      const identity = {
        sessionId,
        attemptId: attempt.id,
        examId: attempt.examId,
        candidateId: attempt.userId,
        run,
        epoch: session.epoch,
        uploadProfile: session.uploadProfile ?? DEFAULT_PROFILE,
        sources: observedSources(policy),
      };
      return { identity, state: session.state, previousEndMs };
    });
  }

  /** Marks a run as ended; one that has an end keeps it. */
  async end(
    { sessionId, run }: Pick<RunIdentity, 'sessionId' | 'run'>,
    atMs: number,
    reason: RunEndReason,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const ended = await manager
        .createQueryBuilder()
        .update(SessionRun)
        .set({ endedAtMs: () => 'GREATEST(started_at_ms, :atMs)', endReason: reason })
        .where({ sessionId, run, endedAtMs: IsNull() })
        .setParameter('atMs', Math.round(atMs))
        .execute();
      if (!ended.affected) return;
      await manager.update(ExamSession, { id: sessionId, run }, { liveSources: [] });
      await this.chain.append(sessionId, 'run', Math.round(atMs), { run, change: 'ended', reason }, manager);
    });
  }

  async setLiveSources({ sessionId, run }: RunIdentity, liveSources: MediaSource[]): Promise<void> {
    await this.database.getRepository(ExamSession).update({ id: sessionId, run }, { liveSources });
  }

  async #assertJoinable(manager: EntityManager, session: ExamSession, policy: Exam['policy']): Promise<void> {
    if (!isLive(session.state)) throw new AppError('session_not_live');
    if (session.state !== 'checking_in') return;
    const checkIn = await manager.findOneBy(CheckIn, { sessionId: session.id });
    if (!checkIn || !isCheckInDone(checkIn, policy)) throw new AppError('step_out_of_order');
  }

  /** Runs that nobody ended (their gateway is gone) end where the next one begins. */
  async #endOrphans(manager: EntityManager, session: ExamSession): Promise<number | null> {
    const [last] = await manager.find(SessionRun, {
      where: { sessionId: session.id },
      order: { run: 'DESC' },
      take: 1,
    });
    if (!last || !session.epoch) return null;
    if (last.endedAtMs !== null) return last.endedAtMs;
    last.endedAtMs = Math.max(Date.now() - session.epoch.getTime(), last.startedAtMs);
    last.endReason = 'gateway_died' satisfies RunEndReason;
    await manager.save(last);
    return last.endedAtMs;
  }
}
