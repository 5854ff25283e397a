import { type AskRoomScan, type RoomScan, type SettleRoomScan } from '@bakylau/contracts';
import { RoomScanLedger, type RoomScanObstacle, RoomScanRecord, roomScanView } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../access-log/audit.service';
import { SessionAccess } from '../sessions/session-access';

const OBSTACLE_CODES = {
  not_live: 'session_not_live',
  unfinished: 'room_scan_unfinished',
  limit: 'room_scan_limit',
  no_camera: 'room_scan_without_camera',
} as const satisfies Record<RoomScanObstacle, string>;

/** What proctors of an exam do with scans of the room; the gateway of the session does the rest. */
@Injectable()
export class RoomScansService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly ledger: RoomScanLedger,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError not_found */
  async list(principal: Principal, sessionId: string): Promise<{ roomScans: RoomScan[] }> {
    await this.access.get(principal, 'room-scan:view', sessionId);
    const scans = await this.dataSource.manager.find(RoomScanRecord, {
      where: { sessionId },
      relations: { asker: true, excuser: true, session: true },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
    return { roomScans: scans.map(roomScanView) };
  }

  /** @throws AppError not_found, session_not_live unless the exam runs, room_scan_unfinished, room_scan_limit, room_scan_without_camera */
  async ask(principal: Principal, sessionId: string, { reason }: AskRoomScan): Promise<RoomScan> {
    await this.access.get(principal, 'room-scan:ask', sessionId);
    const askedBy = principal.userId;
    const scan = await this.ledger.ask({ sessionId, origin: 'proctor', askedBy, reason });
    if (typeof scan === 'string') throw new AppError(OBSTACLE_CODES[scan]);
    await this.audit.record(askedBy, 'room_scan.asked', sessionId, { scanId: scan.id });
    return this.get(sessionId, scan.id);
  }

  /** @throws AppError not_found; room_scan_over when there is nothing left to take back or to excuse */
  async settle(
    principal: Principal,
    { sessionId, scanId }: { sessionId: string; scanId: string },
    { settlement }: SettleRoomScan,
  ): Promise<RoomScan> {
    await this.access.get(principal, 'room-scan:ask', sessionId);
    await this.get(sessionId, scanId);
    const { userId } = principal;
    const settled = await this.ledger.end(
      scanId,
      settlement === 'excused' ? { event: 'excuse', excusedBy: userId } : { event: 'cancel' },
    );
    if (!settled) throw new AppError('room_scan_over');
    await this.audit.record(userId, 'room_scan.settled', sessionId, { scanId, settlement });
    return this.get(sessionId, scanId);
  }

  private async get(sessionId: string, scanId: string): Promise<RoomScan> {
    const scan = await this.dataSource.manager.findOne(RoomScanRecord, {
      where: { id: scanId, sessionId },
      relations: { asker: true, excuser: true, session: true },
    });
    if (!scan) throw new AppError('not_found');
    return roomScanView(scan);
  }
}
