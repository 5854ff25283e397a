import { type IndividualBreaks, PAUSE_LONGEST_MS, type SessionState } from '@bakylau/contracts';
import { SESSION_MACHINE, timeCorrectionMs } from '@bakylau/domain';
import { type JsonObject } from '@bakylau/recording';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { type SessionChainService } from '../chain/session-chain.service';
import { Attempt } from '../entities/attempt.entity';
import { type Exam } from '../entities/exam.entity';
import { ExamSession } from '../entities/exam-session.entity';
import { SessionPauseRecord } from '../entities/session-pause.entity';
import { type DomainEvents } from '../events/domain-events';
import { newId } from '../schema/new-id';
import { moveDeadline } from '../session-clock/move-deadline';

export interface PauseAct {
  actId: string;
  /** User id. */
  pausedBy: string;
  reason: string;
}

/** The rest of an attempt as the one who resumes it gives it. */
export interface GivenTime {
  /** Whole minutes from the resumption on. */
  remainingMinutes: number;
  reason: string;
}

const LOCK = { mode: 'for_no_key_update' } as const;

/**
 * Pauses by hand as rows, as entries of the session's chain, and in their effect on the clock: the deadline moves at once by the longest
 * time that a pause may take, so that nothing is handed in and no answer refused meanwhile, and is set right at the end.
 */
export class PauseLedger {
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /** @returns the pause, or the state of a session whose clock cannot be stopped now */
  async pause(sessionId: string, act: PauseAct): Promise<SessionPauseRecord | SessionState> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      // The staff's pause takes the place of a break.
      await this.endBreakOf(session, act.pausedBy, new Date(), manager);
      if (!SESSION_MACHINE.allows(session.state, 'pause')) return session.state;
      return this.begin(session, { ...act, isBreak: false, longestMs: PAUSE_LONGEST_MS }, manager);
    });
  }

  /**
   * Holds a session that begins while its exam is paused for all by that pause; in the transaction of the start, with the session and the
   * exam locked. @param session as it is after the start
   */
  async joinExamPause(
    session: ExamSession,
    { standingPause }: Pick<Exam, 'standingPause'>,
    candidateId: string,
    manager: EntityManager,
  ): Promise<void> {
    // Nobody stops a clock of their own.
    if (!standingPause || standingPause.pausedBy === candidateId) return;
    const { actId, pausedBy, reason, pausedAt } = standingPause;
    if (Date.now() >= Date.parse(pausedAt) + PAUSE_LONGEST_MS) return;
    const act = { actId, pausedBy, reason, isBreak: false, longestMs: PAUSE_LONGEST_MS };
    await this.begin(session, act, manager);
  }

  /**
   * An own break of the candidate, in a session that runs.
   * @returns the pause; `none_left` when all were taken; the state of a session that does not run
   */
  async takeBreak(
    sessionId: string,
    candidateId: string,
    { count, minutes }: IndividualBreaks,
  ): Promise<SessionPauseRecord | SessionState | 'none_left'> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      if (session.state !== 'running') return session.state;
      const taken = await manager.countBy(SessionPauseRecord, { sessionId, isBreak: true });
      if (taken >= count) return 'none_left';
      const act = { actId: newId(), pausedBy: candidateId, reason: '' };
      return this.begin(session, { ...act, isBreak: true, longestMs: minutes * 60_000 }, manager);
    });
  }

  /** @param endedBy null at its limit @returns the break with the time that it gave back; null when the session is on none */
  async endBreak(sessionId: string, endedBy: string | null): Promise<SessionPauseRecord | null> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      return this.endBreakOf(session, endedBy, new Date(), manager);
    });
  }

  /** @returns ids of the sessions whose break has come to its limit and was not ended yet */
  async listBreaksAtLimit(): Promise<string[]> {
    const over = await this.database
      .createQueryBuilder(SessionPauseRecord, 'pause')
      .where(`pause.isBreak AND pause.endedAt IS NULL`)
      .andWhere(`pause.countsFrom + pause.reservedMs * interval '1 ms' <= :now`, { now: new Date() })
      .getMany();
    return over.map(({ sessionId }) => sessionId);
  }

  private async begin(
    session: ExamSession,
    { longestMs, ...act }: PauseAct & { isBreak: boolean; longestMs: number },
    manager: EntityManager,
  ): Promise<SessionPauseRecord> {
    const { id: sessionId } = session;
    const pausedAt = new Date();
    // What an interruption took before the act is given back with it.
    const countsFrom = earlier(session.interruptedAt, pausedAt);
    const reservedMs = longestMs + pausedAt.getTime() - countsFrom.getTime();
    const pause = manager.create(SessionPauseRecord, { id: newId(), sessionId, ...act });
    Object.assign(pause, { pausedAt, countsFrom, reservedMs });
    await manager.insert(SessionPauseRecord, pause);
    await moveDeadline(manager, session, reservedMs, 0);
    const state = SESSION_MACHINE.transition(session.state, 'pause');
    await manager.update(ExamSession, { id: sessionId }, { state, interruptedAt: null });
    const { actId } = act;
    const payload = { change: 'session_paused', pauseId: pause.id, actId };
    await this.note(session, pausedAt, act.isBreak ? { ...payload, kind: 'break' } : payload, manager);
    return pause;
  }

  private async endBreakOf(
    session: ExamSession,
    endedBy: string | null,
    now: Date,
    manager: EntityManager,
  ): Promise<SessionPauseRecord | null> {
    const open = await this.openPause(session.id, manager);
    if (!open?.isBreak || !SESSION_MACHINE.allows(session.state, 'resume')) return null;
    // Nobody is asked at the limit: the clock goes on there, however late it is seen.
    const limit = new Date(open.countsFrom.getTime() + open.reservedMs);
    const pause = await this.end(session, now < limit ? now : limit, now < limit ? endedBy : null, manager);
    session.state = SESSION_MACHINE.transition(session.state, 'resume');
    await manager.update(ExamSession, { id: session.id }, { state: session.state });
    return pause;
  }

  private openPause(sessionId: string, manager: EntityManager): Promise<SessionPauseRecord | null> {
    const where = { sessionId, endedAt: IsNull() };
    return manager.findOne(SessionPauseRecord, { where, lock: LOCK });
  }

  /**
   * @param given moves the deadline besides what the pause gives back; a correction with its own entry in the chain
   * @returns the pause with the time that it gave back; null when the session is not paused, or on a break
   */
  async resume(
    sessionId: string,
    resumedBy: string,
    given: GivenTime | null = null,
  ): Promise<SessionPauseRecord | null> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
      if (!SESSION_MACHINE.allows(session.state, 'resume')) return null;
      // A break is the candidate's to end.
      if ((await this.openPause(sessionId, manager))?.isBreak) return null;
      const endedAt = new Date();
      const pause = await this.end(session, endedAt, resumedBy, manager);
      if (pause && given) await this.correct(session, pause, endedAt, given, manager);
      const state = SESSION_MACHINE.transition(session.state, 'resume');
      await manager.update(ExamSession, { id: sessionId }, { state });
      return pause;
    });
  }

  /** Settles what was given back when a session is handed in from a pause; with the session locked. Does nothing where none holds. */
  async closeAt(session: ExamSession, endedAt: Date, manager: EntityManager): Promise<void> {
    await this.end(session, endedAt, null, manager);
  }

  private async end(
    session: ExamSession,
    endedAt: Date,
    resumedBy: string | null,
    manager: EntityManager,
  ): Promise<SessionPauseRecord | null> {
    const pause = await this.openPause(session.id, manager);
    if (!pause) return null;
    const lastedMs = Math.max(endedAt.getTime() - pause.countsFrom.getTime(), 0);
    const creditedMs = Math.min(lastedMs, pause.reservedMs);
    await manager.update(SessionPauseRecord, { id: pause.id }, { endedAt, resumedBy, creditedMs });
    await moveDeadline(manager, session, creditedMs - pause.reservedMs, creditedMs);
    await this.note(session, endedAt, { change: 'session_resumed', pauseId: pause.id, creditedMs }, manager);
    return Object.assign(pause, { endedAt, resumedBy, creditedMs });
  }

  private async correct(
    session: ExamSession,
    pause: SessionPauseRecord,
    resumedAt: Date,
    { remainingMinutes, reason }: GivenTime,
    manager: EntityManager,
  ): Promise<void> {
    const { deadlineAt } = await manager.findOneByOrFail(Attempt, { id: session.attemptId });
    if (!deadlineAt) throw new Error(`The attempt of the paused session ${session.id} has no deadline`);
    const correctedMs = timeCorrectionMs(deadlineAt, resumedAt, remainingMinutes);
    const correction = { correctedMs, correctionReason: reason };
    await manager.update(SessionPauseRecord, { id: pause.id }, correction);
    await moveDeadline(manager, session, correctedMs, 0);
    const payload = { change: 'time_corrected', pauseId: pause.id, correctedMs, remainingMinutes };
    await this.note(session, resumedAt, payload, manager);
    Object.assign(pause, correction);
  }

  private async note(
    { id, epoch }: ExamSession,
    at: Date,
    payload: JsonObject,
    manager: EntityManager,
  ): Promise<void> {
    const atMs = epoch ? at.getTime() - epoch.getTime() : null;
    await this.chain.append(id, 'event', atMs, payload, manager);
    await this.events.publish({ kind: 'session.changed', sessionId: id }, manager);
  }
}

function earlier(interruptedAt: Date | null, pausedAt: Date): Date {
  return interruptedAt && interruptedAt < pausedAt ? interruptedAt : pausedAt;
}
