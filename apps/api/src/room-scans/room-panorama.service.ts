import { RoomScanRecord } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { SessionAccess } from '../sessions/session-access';

/** Strips of rooms. Only proctors of the exam see one, and every look is written down before it goes out. */
@Injectable()
export class RoomPanoramaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found when the session is not the caller's, or the scan not its own or without a strip */
  async get(principal: Principal, sessionId: string, scanId: string): Promise<Buffer> {
    await this.access.get(principal, 'room-scan:view', sessionId);
    const scan = await this.dataSource.manager.findOneBy(RoomScanRecord, { id: scanId, sessionId });
    if (!scan?.panoramaKey) throw new AppError('not_found');
    await this.accessLog.record(principal, 'room_scan.panorama', sessionId, { scanId });
    return this.store.get(scan.panoramaKey);
  }
}
