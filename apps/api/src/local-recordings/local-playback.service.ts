import { LocalRecordingPart } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { parseByteRange, piecesOfObjects, streamPieces } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { type PartOfFile } from '../sessions/part-of-file';
import { SessionAccess } from '../sessions/session-access';

/** What a candidate's browser recorded, as one file by HTTP Range. */
@Injectable()
export class LocalPlaybackService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found */
  async play(
    principal: Principal,
    sessionId: string,
    recordingId: string,
    range?: string,
  ): Promise<PartOfFile> {
    await this.access.get(principal, 'session:review', sessionId);
    const parts = await this.dataSource.manager.find(LocalRecordingPart, {
      where: { recordingId, sessionId },
      order: { seq: 'ASC' },
    });
    if (parts.length === 0) throw new AppError('not_found');
    const objects = parts.map(({ objectKey: key, sizeBytes }) => ({ key, sizeBytes }));
    const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    const wanted = parseByteRange(range, sizeBytes);
    if (wanted === 'unsatisfiable') return { status: 416, sizeBytes };
    const { start, endInclusive } = wanted ?? { start: 0, endInclusive: sizeBytes - 1 };
    if (start === 0) await this.accessLog.record(principal, 'recording.local', sessionId, { recordingId });
    const open = () => streamPieces(piecesOfObjects(objects, start, endInclusive), this.store);
    return wanted ? { status: 206, sizeBytes, start, endInclusive, open } : { status: 200, sizeBytes, open };
  }
}
