import { isLive, waitingCreditMs } from '@bakylau/domain';
import { type JsonObject } from '@bakylau/recording';
import { type DataSource, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { type SessionChainService } from '../chain/session-chain.service';
import { Attempt } from '../entities/attempt.entity';
import { AuditEntry } from '../entities/audit-entry.entity';
import { ExamSession } from '../entities/exam-session.entity';
import { ExamStaff } from '../entities/exam-staff.entity';
import { SessionWindow } from '../entities/session-window.entity';
import { WindowMove } from '../entities/window-move.entity';
import { type DomainEvents } from '../events/domain-events';
import { newId } from '../schema/new-id';
import { clockStopsOf } from '../session-clock/clock-stops';
import { moveDeadline } from '../session-clock/move-deadline';

/** A window as its page and its browser name it. */
export interface AskingWindow {
  windowId: string;
  device: string;
}

/** Who moves an exam to a waiting window, and why. */
export interface HandOverAct {
  /** User id. */
  handedBy: string;
  reason: string;
}

export type HandOverObstacle = 'session_not_live' | 'window_not_waiting';

/** How a window came to hold an attempt that another one held. */
type MoveCause = 'first_gone' | 'candidate' | 'proctor';

interface LockedRows {
  session: ExamSession;
  attempt: Attempt;
}

const LOCK = { mode: 'for_no_key_update' } as const;

/**
 * Which window of its candidate holds an attempt. `attempts.window_id` decides: every write of the candidate is measured against it,
 * and it changes only here, with the rows of session and attempt locked, so that a save is either before a move or refused.
 */
export class WindowLedger {
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /** The window that holds the session's attempt; null where none did yet. */
  async findHolder(sessionId: string): Promise<string | null> {
    const [row] = await this.database.query<{ windowId: string | null }[]>(
      `SELECT a.window_id AS "windowId" FROM sessions s JOIN attempts a ON a.id = s.attempt_id WHERE s.id = $1`,
      [sessionId],
    );
    return row?.windowId ?? null;
  }

  find(sessionId: string, windowId: string): Promise<SessionWindow | null> {
    return this.database.manager.findOneBy(SessionWindow, { sessionId, windowId });
  }

  /** Whether anybody proctors the exam of a session. */
  async isProctored(sessionId: string): Promise<boolean> {
    const { attempt } = await this.database.manager.findOneOrFail(ExamSession, {
      where: { id: sessionId },
      relations: { attempt: true },
    });
    return this.database.manager.existsBy(ExamStaff, { examId: attempt!.examId, role: 'proctor' });
  }

  /**
   * Gives the attempt to a window whose predecessor is gone, or that is the first.
   * @param holder whom the caller found to be gone
   * @returns false when somebody else got it meanwhile
   */
  async take(sessionId: string, window: AskingWindow, holder: string | null): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const rows = await lockRows(sessionId, manager);
      if (rows.attempt.windowId !== holder) return rows.attempt.windowId === window.windowId;
      const row = await this.note(sessionId, window, manager);
      await this.move(rows, row, { cause: 'first_gone', at: new Date() }, manager);
      return true;
    });
  }

  /** A window waits. @returns its row; `askedAt` stays where it waited before */
  async wait(sessionId: string, window: AskingWindow): Promise<SessionWindow> {
    return this.database.transaction(async (manager) => {
      await lockRows(sessionId, manager);
      const row = await this.note(sessionId, window, manager);
      if (row.state !== 'waiting') {
        Object.assign(row, { state: 'waiting', askedAt: new Date() });
        await manager.save(row);
        await this.tell(sessionId, { change: 'window_waits', device: row.device }, manager);
      }
      return row;
    });
  }

  /** A window does not wait any longer. */
  async withdraw(sessionId: string, windowId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lockRows(sessionId, manager);
      const row = await lockWindow({ sessionId, windowId, state: 'waiting' }, manager);
      if (!row) return;
      await manager.update(SessionWindow, { id: row.id }, { state: row.liveAt ? 'replaced' : 'gone' });
      await this.tell(sessionId, { change: 'window_waits_no_longer', device: row.device }, manager);
    });
  }

  /** No window of the sessions that this gateway holds, or that none does, waits any longer. */
  async forgetWaiting(gatewayId: string): Promise<void> {
    await this.database.query(
      `UPDATE session_windows w SET state = CASE WHEN w.live_at IS NULL THEN 'gone' ELSE 'replaced' END
       FROM sessions s WHERE s.id = w.session_id AND w.state = 'waiting' AND (s.gateway_id IS NULL OR s.gateway_id = $1)`,
      [gatewayId],
    );
  }

  /** The candidate moves the exam without a proctor; the caller has checked that there is none. @returns whether the window waited */
  async takeOver(sessionId: string, windowId: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const rows = await lockRows(sessionId, manager);
      const row = await lockWindow({ sessionId, windowId, state: 'waiting' }, manager);
      if (!row) return false;
      const takenAt = new Date();
      const { userId: movedBy } = rows.attempt;
      await noteMove(row, { movedBy, reason: null, movedAt: takenAt }, manager);
      await this.move(rows, row, { cause: 'candidate', at: takenAt }, manager);
      await audit(movedBy, 'session.window_taken', sessionId, { windowId: row.id }, manager);
      return true;
    });
  }

  /** A proctor moves the exam to a waiting window. @returns what was given back for the wait, or what stood against it */
  async handOver(
    sessionId: string,
    waitingId: string,
    act: HandOverAct,
  ): Promise<{ device: string; creditedMs: number } | HandOverObstacle> {
    return this.database.transaction(async (manager) => {
      const rows = await lockRows(sessionId, manager);
      if (!isLive(rows.session.state)) return 'session_not_live';
      const row = await lockWindow({ id: waitingId, sessionId, state: 'waiting' }, manager);
      if (!row) return 'window_not_waiting';
      const handedAt = new Date();
      const creditedMs = await this.credit(rows, row.askedAt, handedAt, manager);
      await noteMove(row, { movedBy: act.handedBy, reason: act.reason, movedAt: handedAt }, manager);
      if (creditedMs > 0)
        Object.assign(row, { creditedMs: row.creditedMs + creditedMs, creditedUntil: handedAt });
      await this.move(rows, row, { cause: 'proctor', at: handedAt, creditedMs }, manager);
      const detail = { windowId: row.id, creditedMs };
      await audit(act.handedBy, 'session.handed_over', sessionId, detail, manager);
      return { device: row.device, creditedMs };
    });
  }

  private async note(
    sessionId: string,
    window: AskingWindow,
    manager: EntityManager,
  ): Promise<SessionWindow> {
    const { windowId, device } = window;
    const known = await lockWindow({ sessionId, windowId }, manager);
    if (known) return Object.assign(known, { device });
    const row = { id: newId(), sessionId, windowId, device, state: 'gone', askedAt: new Date() } as const;
    await manager.insert(SessionWindow, row);
    return manager.findOneByOrFail(SessionWindow, { id: row.id });
  }

  private async move(
    { session, attempt }: LockedRows,
    row: SessionWindow,
    { cause, at, creditedMs }: { cause: MoveCause; at: Date; creditedMs?: number },
    manager: EntityManager,
  ): Promise<void> {
    const isFirst = attempt.windowId === null;
    const { id: sessionId } = session;
    await manager.update(SessionWindow, { sessionId, state: 'live' }, { state: 'replaced', replacedAt: at });
    await manager.save(Object.assign(row, { state: 'live', liveAt: at }));
    await manager.update(Attempt, { id: attempt.id }, { windowId: row.windowId });
    if (isFirst) return;
    const credit: JsonObject = creditedMs === undefined ? {} : { creditedMs };
    await this.tell(sessionId, { change: 'window_moved', cause, device: row.device, ...credit }, manager);
  }

  /** @returns what was given back, ms */
  private async credit(
    { session, attempt }: LockedRows,
    askedAt: Date,
    handedAt: Date,
    manager: EntityManager,
  ): Promise<number> {
    if (session.state !== 'interrupted' || !session.interruptedAt) return 0;
    const stops = await clockStopsOf(session.id, manager);
    const lostMs = Math.max(session.interruptedAt.getTime(), stops.lastEndedAt?.getTime() ?? 0);
    const creditedMs = waitingCreditMs({
      interruptedAt: new Date(lostMs),
      ...{ askedAt, handedAt },
      creditedMs: attempt.creditedMs - stops.creditedMs,
    });
    if (creditedMs === 0) return 0;
    await moveDeadline(manager, session, creditedMs, creditedMs);
    const payload = {
      ...{ change: 'time_credited', lostMs: Math.max(handedAt.getTime() - lostMs, 0), creditedMs },
      creditedInAllMs: attempt.creditedMs + creditedMs,
    };
    await this.chain.append(session.id, 'event', null, payload, manager);
    return creditedMs;
  }

  private async tell(sessionId: string, payload: JsonObject, manager: EntityManager): Promise<void> {
    await this.chain.append(sessionId, 'event', null, payload, manager);
    await this.events.publish({ kind: 'session.changed', sessionId }, manager);
  }
}

/** In the order that everybody keeps: the session, then its attempt, and only then its windows. */
async function lockRows(sessionId: string, manager: EntityManager): Promise<LockedRows> {
  const session = await manager.findOneOrFail(ExamSession, { where: { id: sessionId }, lock: LOCK });
  const attempt = await manager.findOneOrFail(Attempt, { where: { id: session.attemptId }, lock: LOCK });
  return { session, attempt };
}

function lockWindow(
  where: FindOptionsWhere<SessionWindow>,
  manager: EntityManager,
): Promise<SessionWindow | null> {
  return manager.findOne(SessionWindow, { where, lock: LOCK });
}

/** Who moves the exam, before they do. */
async function noteMove(
  { sessionId, device }: SessionWindow,
  act: Pick<WindowMove, 'movedBy' | 'reason' | 'movedAt'>,
  manager: EntityManager,
): Promise<void> {
  const from = await manager.findOneBy(SessionWindow, { sessionId, state: 'live' });
  const devices = { fromDevice: from?.device ?? null, toDevice: device };
  await manager.insert(WindowMove, { id: newId(), sessionId, ...devices, ...act });
}

async function audit(
  userId: string,
  action: string,
  subject: string,
  detail: object,
  manager: EntityManager,
): Promise<void> {
  await manager.insert(AuditEntry, { id: newId(), userId, action, subject, detail });
}
