import {
  ROOM_SCAN_LONGEST_MS,
  ROOM_SCANS_PER_SESSION,
  type RoomScanDevice,
  type RoomScanOrigin,
  type SessionState,
} from '@bakylau/contracts';
import { ROOM_SCAN_MACHINE, type RoomScanEvent, SESSION_MACHINE } from '@bakylau/domain';
import { type JsonObject } from '@bakylau/recording';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { type SessionChainService } from '../chain/session-chain.service';
import { Attempt } from '../entities/attempt.entity';
import { ExamSession } from '../entities/exam-session.entity';
import { RoomScanRecord } from '../entities/room-scan-record.entity';
import { type DomainEvents } from '../events/domain-events';
import { newId } from '../schema/new-id';
import { moveDeadline } from '../session-clock/move-deadline';

export interface RoomScanQuestion {
  sessionId: string;
  origin: RoomScanOrigin;
  /** User id; given exactly when a proctor asks, and so is the reason. */
  askedBy?: string;
  reason?: string;
}

/** Why nothing was asked. */
export type RoomScanObstacle = 'not_live' | 'unfinished' | 'limit' | 'no_camera';

/** What a turn of the camera gave. */
export type TurnFindings = Pick<
  RoomScanRecord,
  'coveredDeg' | 'missingSectors' | 'refusals' | 'persons' | 'screens'
>;

export interface RoomScanEnd {
  event: Exclude<RoomScanEvent, 'show'>;
  findings?: TurnFindings;
  declineReason?: string;
  excusedBy?: string;
}

interface LockedScan {
  scan: RoomScanRecord;
  session: ExamSession;
  manager: EntityManager;
}

/** In which state of the session a scan may be asked for. */
const ASKED_IN: Record<RoomScanOrigin, SessionState> = {
  check_in: 'waiting',
  proctor: 'running',
  random: 'running',
};
const LOCK = { mode: 'for_no_key_update' } as const;
const UNFINISHED = In(['asked', 'open']);

/**
 * Scans of the room as rows, as entries of the session's chain, and in their effect on the exam's clock. The api and the gateway
 * both write through it, each change under the lock of the session's row.
 */
export class RoomScanLedger {
  constructor(
    private readonly database: DataSource,
    private readonly chain: SessionChainService,
    private readonly events: DomainEvents,
  ) {}

  /** @returns the new scan, or why there is none */
  async ask(question: RoomScanQuestion): Promise<RoomScanRecord | RoomScanObstacle> {
    const { sessionId, origin, askedBy = null, reason = null } = question;
    return this.database.transaction(async (manager) => {
      const session = await manager.findOne(ExamSession, { where: { id: sessionId }, lock: LOCK });
      if (await manager.existsBy(RoomScanRecord, { sessionId, state: UNFINISHED })) return 'unfinished';
      if (session?.state !== ASKED_IN[origin]) return 'not_live';
      const attempt = { where: { id: session.attemptId }, relations: { exam: true } };
      const { exam } = await manager.findOneOrFail(Attempt, attempt);
      if (!exam?.policy.camera) return 'no_camera';
      const asked = await manager.countBy(RoomScanRecord, { sessionId, origin });
      if (origin === 'proctor' && asked >= ROOM_SCANS_PER_SESSION) return 'limit';
      const scan = manager.create(RoomScanRecord, { id: newId(), sessionId, origin, askedBy, reason });
      scan.askedAt = new Date();
      await manager.insert(RoomScanRecord, scan);
      await this.note({ scan, session, manager }, 'room_scan_asked', scan.askedAt, { origin, askedBy });
      return manager.findOneByOrFail(RoomScanRecord, { id: scan.id });
    });
  }

  /**
   * The candidate's page shows it. In the middle of an exam the clock stands from now on: the deadline moves by the longest time
   * that a scan may take, so that nothing is handed in and no answer refused meanwhile, and is set right at the end.
   * @returns null when it is over, or the session is not in a state for it now
   */
  async show(scanId: string): Promise<RoomScanRecord | null> {
    return this.locked(scanId, async ({ scan, session, manager }) => {
      if (scan.state === 'open') return scan;
      if (!ROOM_SCAN_MACHINE.allows(scan.state, 'show') || session.state !== ASKED_IN[scan.origin])
        return null;
      scan.state = ROOM_SCAN_MACHINE.transition(scan.state, 'show');
      scan.shownAt = new Date();
      if (SESSION_MACHINE.allows(session.state, 'begin_scan')) {
        scan.reservedMs = ROOM_SCAN_LONGEST_MS;
        await moveDeadline(manager, session, scan.reservedMs, 0);
        await this.moveSession(manager, session, 'begin_scan');
      }
      await manager.save(scan);
      await this.note({ scan, session, manager }, 'room_scan_shown', scan.shownAt, {});
      return scan;
    });
  }

  /** @returns null when the scan is not open */
  async beginTurn(scanId: string, device: RoomScanDevice): Promise<RoomScanRecord | null> {
    return this.locked(scanId, async ({ scan, session, manager }) => {
      if (scan.state !== 'open') return null;
      scan.tries += 1;
      scan.device = device;
      scan.refusals = [];
      await manager.save(scan);
      await this.tell(manager, session.id, scan.id);
      return scan;
    });
  }

  /** Keeps what a turn gave that does not count. @returns null when the scan is not open */
  async keepTurn(scanId: string, findings: TurnFindings): Promise<RoomScanRecord | null> {
    return this.locked(scanId, async ({ scan, session, manager }) => {
      if (scan.state !== 'open') return null;
      Object.assign(scan, findings);
      await manager.save(scan);
      await this.tell(manager, session.id, scan.id);
      return scan;
    });
  }

  /**
   * Ends or settles it, starts the clock again and gives the time back, exactly as long as the page showed it.
   * @returns null when the table does not allow that now
   */
  async end(scanId: string, { event, ...facts }: RoomScanEnd): Promise<RoomScanRecord | null> {
    return this.locked(scanId, async ({ scan, session, manager }) => {
      if (!ROOM_SCAN_MACHINE.allows(scan.state, event)) return null;
      const endedAt = new Date();
      const wasOpen = scan.state === 'open';
      scan.state = ROOM_SCAN_MACHINE.transition(scan.state, event);
      scan.endedAt ??= endedAt;
      Object.assign(scan, facts.findings);
      scan.declineReason = facts.declineReason ?? scan.declineReason;
      scan.excusedBy = facts.excusedBy ?? scan.excusedBy;
      if (wasOpen && scan.reservedMs > 0) {
        scan.creditedMs = creditMs(scan, endedAt);
        await moveDeadline(manager, session, scan.creditedMs - scan.reservedMs, scan.creditedMs);
        if (SESSION_MACHINE.allows(session.state, 'end_scan'))
          await this.moveSession(manager, session, 'end_scan');
      }
      await manager.save(scan);
      const { state, creditedMs, coveredDeg, tries } = scan;
      await this.note({ scan, session, manager }, 'room_scan_ended', endedAt, {
        ...{ state, creditedMs, coveredDeg, tries },
        ...(facts.excusedBy !== undefined && { excusedBy: facts.excusedBy }),
      });
      return scan;
    });
  }

  /** Links the strip that lies in the store and lets the chain vouch for it. */
  async attachPanorama(
    scanId: string,
    key: string,
    object: { path: string; sizeBytes: number; sha256: string },
  ): Promise<void> {
    await this.locked(scanId, async ({ scan, session, manager }) => {
      await manager.update(RoomScanRecord, { id: scan.id }, { panoramaKey: key });
      await this.chain.append(session.id, 'room_scan', null, { scanId: scan.id, object }, manager);
      await this.tell(manager, session.id, scan.id);
      return null;
    });
  }

  private async locked<T>(
    scanId: string,
    work: (locked: LockedScan) => Promise<T | null>,
  ): Promise<T | null> {
    return this.database.transaction(async (manager) => {
      const found = await manager.findOneBy(RoomScanRecord, { id: scanId });
      if (!found) return null;
      // The session's row first, as everywhere.
      const session = await manager.findOneOrFail(ExamSession, {
        where: { id: found.sessionId },
        lock: LOCK,
      });
      const scan = await manager.findOneOrFail(RoomScanRecord, { where: { id: scanId }, lock: LOCK });
      return work({ scan, session, manager });
    });
  }

  private async moveSession(
    manager: EntityManager,
    session: ExamSession,
    event: 'begin_scan' | 'end_scan',
  ): Promise<void> {
    session.state = SESSION_MACHINE.transition(session.state, event);
    await manager.update(ExamSession, { id: session.id }, { state: session.state });
    await this.events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
  }

  private async note(
    { scan, session, manager }: LockedScan,
    change: string,
    at: Date,
    facts: JsonObject,
  ): Promise<void> {
    const atMs = session.epoch ? at.getTime() - session.epoch.getTime() : null;
    await this.chain.append(session.id, 'event', atMs, { change, scanId: scan.id, ...facts }, manager);
    await this.tell(manager, session.id, scan.id);
  }

  private tell(manager: EntityManager, sessionId: string, scanId: string): Promise<void> {
    return this.events.publish({ kind: 'room_scan.changed', sessionId, scanId }, manager);
  }
}

function creditMs({ shownAt, reservedMs }: RoomScanRecord, endedAt: Date): number {
  return Math.min(Math.max(endedAt.getTime() - (shownAt ?? endedAt).getTime(), 0), reservedMs);
}
