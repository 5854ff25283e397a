import { type ExamPause, type PauseReason, type ResumeSession, type SessionPause } from '@bakylau/contracts';
import { LIVE_STATES, RUNNING_STATES } from '@bakylau/domain';
import {
  DomainEvents,
  Exam,
  ExamSession,
  type GivenTime,
  listSessionSummaries,
  newId,
  PauseLedger,
  RoomScanLedger,
  RoomScanRecord,
  SessionPauseRecord,
  type StandingPause,
} from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionAccess } from '../sessions/session-access';
import { pauseCorrection } from './pause-correction';

/** What proctors of an exam do with its clock: stop it for one candidate, or for all in one act, and let it go on. */
@Injectable()
export class PausesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly ledger: PauseLedger,
    private readonly scans: RoomScanLedger,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
  ) {}

  /** @throws AppError not_found */
  async list(principal: Principal, sessionId: string): Promise<{ pauses: SessionPause[] }> {
    await this.access.get(principal, 'session:watch', sessionId);
    const pauses = await this.dataSource.manager.find(SessionPauseRecord, {
      where: { sessionId },
      relations: { pauser: true, resumer: true },
      order: { pausedAt: 'ASC' },
    });
    return { pauses: pauses.map(pauseView) };
  }

  /** @throws AppError not_found; session_not_live unless it runs or is interrupted */
  async pauseOne(principal: Principal, sessionId: string, { reason }: PauseReason): Promise<SessionPause> {
    await this.access.get(principal, 'session:pause', sessionId);
    const act = { actId: newId(), pausedBy: principal.userId, reason };
    const pause = await this.ledger.pause(sessionId, act);
    if (typeof pause === 'string') throw new AppError('session_not_live');
    await this.audit.record(principal.userId, 'session.paused', sessionId, { actId: act.actId });
    return this.get(pause.id);
  }

  /**
   * With the time that was left, or with what the caller gives.
   * @throws AppError not_found; session_not_paused; remaining_time_too_long; oral_without_remaining_time
   */
  async resumeOne(principal: Principal, sessionId: string, resume: ResumeSession): Promise<SessionPause> {
    await this.access.get(principal, 'session:pause', sessionId);
    const given = givenTimeOf(resume);
    if (given) await this.assertFits(sessionId, given);
    const pause = await this.ledger.resume(sessionId, principal.userId, given);
    if (!pause) throw new AppError('session_not_paused');
    const { actId, correctedMs } = pause;
    const correction = given && { remainingMinutes: given.remainingMinutes, correctedMs };
    await this.audit.record(principal.userId, 'session.resumed', sessionId, { actId, ...correction });
    return this.get(pause.id);
  }

  /**
   * Every session that has begun, and every one that begins until `resumeAll`, or for `PAUSE_LONGEST_MS` at most.
   * @throws AppError not_found when the exam is not the caller's
   */
  async pauseAll(principal: Principal, examId: string, { reason }: PauseReason): Promise<ExamPause> {
    const act = { actId: newId(), pausedBy: principal.userId, reason };
    await this.assertPausable(principal, examId);
    // First, so that whoever begins right now is held by it or found below.
    await this.setStandingPause(examId, { ...act, pausedAt: new Date().toISOString() });
    const sessions = await this.begunSessions(principal, examId);
    const result: ExamPause = { actId: act.actId, sessionIds: [], left: [] };
    for (const { id, state } of sessions) {
      if (state === 'scanning') await this.takeScanBack(id);
      const pause = await this.ledger.pause(id, act);
      if (typeof pause === 'string') result.left.push({ sessionId: id, state: pause });
      else result.sessionIds.push(id);
    }
    const detail = { actId: act.actId, sessions: result.sessionIds.length };
    await this.audit.record(principal.userId, 'exam.paused', examId, detail);
    await this.tellOthers(examId, result.sessionIds);
    return result;
  }

  /** @throws AppError not_found when the exam is not the caller's */
  async resumeAll(principal: Principal, examId: string): Promise<ExamPause> {
    await this.assertPausable(principal, examId);
    await this.setStandingPause(examId, null);
    const sessions = await this.begunSessions(principal, examId);
    const result: ExamPause = { actId: null, sessionIds: [], left: [] };
    for (const { id, state } of sessions) {
      if (await this.ledger.resume(id, principal.userId)) result.sessionIds.push(id);
      else result.left.push({ sessionId: id, state });
    }
    await this.audit.record(principal.userId, 'exam.resumed', examId, { sessions: result.sessionIds.length });
    await this.tellOthers(examId, result.sessionIds);
    return result;
  }

  private async assertFits(sessionId: string, { remainingMinutes }: GivenTime): Promise<void> {
    const [summary] = await listSessionSummaries(this.dataSource.manager, { sessionId });
    if (summary?.state !== 'paused') throw new AppError('session_not_paused');
    const most = summary.longestMinutes;
    if (most === null) throw new AppError('oral_without_remaining_time');
    if (remainingMinutes <= most) return;
    const details = [{ path: 'remainingMinutes', problem: `may be ${most} at most` }];
    throw new AppError('remaining_time_too_long', { details });
  }

  private async assertPausable(principal: Principal, examId: string): Promise<void> {
    const examIds = await this.access.examIds(principal, 'session:pause');
    if (examIds && !examIds.includes(examId)) throw new AppError('not_found');
  }

  /** Waits for those who begin right now: they hold the exam's row. */
  private async setStandingPause(examId: string, standingPause: StandingPause | null): Promise<void> {
    await this.dataSource.manager.update(Exam, { id: examId }, { standingPause });
  }

  /** Pages show the pause of the exam with each of its sessions, also with those that the act left as they were. */
  private async tellOthers(examId: string, told: readonly string[]): Promise<void> {
    const others = await this.dataSource.manager.find(ExamSession, {
      select: { id: true },
      where: { state: In([...LIVE_STATES]), attempt: { examId }, id: Not(In([...told])) },
    });
    for (const { id } of others) await this.events.publish({ kind: 'session.changed', sessionId: id });
  }

  private begunSessions({ userId }: Principal, examId: string): Promise<ExamSession[]> {
    return this.dataSource.manager.find(ExamSession, {
      where: { state: In([...RUNNING_STATES]), attempt: { examId, userId: Not(userId) } },
      order: { id: 'ASC' },
    });
  }

  /** A scan stops the clock by itself; the pause takes its place. */
  private async takeScanBack(sessionId: string): Promise<void> {
    const scan = await this.dataSource.manager.findOneBy(RoomScanRecord, { sessionId, state: 'open' });
    if (scan) await this.scans.end(scan.id, { event: 'cancel' });
  }

  private async get(id: string): Promise<SessionPause> {
    const relations = { pauser: true, resumer: true };
    return pauseView(
      await this.dataSource.manager.findOneOrFail(SessionPauseRecord, { where: { id }, relations }),
    );
  }
}

function givenTimeOf({ remainingMinutes, reason }: ResumeSession): GivenTime | null {
  return remainingMinutes !== undefined && reason !== undefined ? { remainingMinutes, reason } : null;
}

function pauseView(pause: SessionPauseRecord): SessionPause {
  const { id, actId, reason, pauser, resumer, pausedAt, countsFrom, endedAt, creditedMs } = pause;
  return {
    ...{ id, actId, reason, creditedMs },
    kind: pause.isBreak ? 'break' : 'by_staff',
    correction: pauseCorrection(pause),
    pausedBy: pauser?.displayName ?? pause.pausedBy,
    resumedBy: resumer?.displayName ?? pause.resumedBy,
    pausedAt: pausedAt.toISOString(),
    countsFrom: countsFrom.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
