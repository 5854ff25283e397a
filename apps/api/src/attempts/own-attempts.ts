import { Injectable } from '@nestjs/common';
import { Attempt, CheckIn, ExamSession } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { DataSource, EntityManager } from 'typeorm';

/** An attempt with its session and check-in; the three are always there together. */
export interface AttemptRows {
  attempt: Attempt;
  session: ExamSession;
  checkIn: CheckIn;
}

/** Attempts as their candidate may touch them. Somebody else's looks like one that is not there. */
@Injectable()
export class OwnAttempts {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AppError not_found */
  async get(userId: string, attemptId: string): Promise<AttemptRows> {
    const { manager } = this.dataSource;
    const attempt = await manager.findOneBy(Attempt, { id: attemptId, userId });
    if (!attempt) throw new AppError('not_found');
    const session = await manager.findOneByOrFail(ExamSession, { attemptId });
    const checkIn = await manager.findOneByOrFail(CheckIn, { sessionId: session.id });
    return { attempt, session, checkIn };
  }

  /** The same before a change. @throws AppError not_found; taken_over for a window that does not hold the attempt */
  async getHeld(window: CandidateWindow, attemptId: string): Promise<AttemptRows> {
    const rows = await this.get(window.userId, attemptId);
    assertHeldBy(window, rows.attempt);
    return rows;
  }

  /**
   * The same for a change, with the rows of session and attempt locked until the transaction ends. Always in this order, which
   * the gateway keeps too, so that the two never wait for each other.
   * @throws AppError not_found; taken_over for a window that does not hold the attempt
   */
  async lock(window: CandidateWindow, attemptId: string, manager: EntityManager): Promise<AttemptRows> {
    const isOwn = await manager.existsBy(Attempt, { id: attemptId, userId: window.userId });
    if (!isOwn) throw new AppError('not_found');
    const rows = await lockAttempt(attemptId, manager);
    assertHeldBy(window, rows.attempt);
    return rows;
  }
}

/** A candidate in one of their windows. */
export type CandidateWindow = Pick<Principal, 'userId' | 'windowId'>;

/** Whether another window holds the attempt than the one that asks. One that is over is nobody's. */
export function isOpenElsewhere(
  { windowId }: Pick<CandidateWindow, 'windowId'>,
  attempt: Pick<Attempt, 'windowId' | 'state'>,
): boolean {
  const isOpen = attempt.state === 'checking_in' || attempt.state === 'in_progress';
  return isOpen && attempt.windowId !== null && attempt.windowId !== windowId;
}

/** @throws AppError taken_over */
export function assertHeldBy(
  window: Pick<CandidateWindow, 'windowId'>,
  attempt: Pick<Attempt, 'windowId' | 'state'>,
): void {
  if (isOpenElsewhere(window, attempt)) throw new AppError('taken_over');
}

/**
 * Locks an attempt whoever it belongs to; for the service's own work. The lock leaves the rows' keys free, so that entries of
 * the chain, which refer to the session, are appended meanwhile.
 */
export async function lockAttempt(attemptId: string, manager: EntityManager): Promise<AttemptRows> {
  const lock = { mode: 'for_no_key_update' } as const;
  const session = await manager.findOneOrFail(ExamSession, { where: { attemptId }, lock });
  const attempt = await manager.findOneOrFail(Attempt, { where: { id: attemptId }, lock });
  const checkIn = await manager.findOneByOrFail(CheckIn, { sessionId: session.id });
  return { attempt, session, checkIn };
}
