import { IncidentRecord, RecordingSegment } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { parseByteRange } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { incidentClip } from '../sessions/incident-clip';
import { type PartOfFile, partOfRecording } from '../sessions/part-of-file';
import { OwnSessionAccess } from './own-session';

/** The own recording around one flag, and nothing else of it: the segments, some 10 s each, that hold the incident. */
@Injectable()
export class ClipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found, also before the exam is handed in */
  async play(
    principal: Principal,
    attemptId: string,
    incidentId: string,
    range?: string,
  ): Promise<PartOfFile> {
    const { session } = await this.own.get(principal, attemptId);
    const sessionId = session.id;
    if (!['submitted', 'under_review', 'decided'].includes(session.state)) throw new AppError('not_found');
    const { manager } = this.dataSource;
    const incident = await manager.findOneBy(IncidentRecord, {
      ...{ id: incidentId, sessionId, blindReviewId: IsNull() },
    });
    if (!incident) throw new AppError('not_found');
    const segments = await manager.findBy(RecordingSegment, { sessionId, chain: 'av' });
    const webm = incidentClip(incident, segments);
    if (!webm) throw new AppError('not_found');
    const { sizeBytes } = webm;
    // Without a range too the answer is a range, so that no answer is larger than one.
    const wanted = parseByteRange(range ?? 'bytes=0-', sizeBytes) ?? {
      start: 0,
      endInclusive: sizeBytes - 1,
    };
    if (wanted !== 'unsatisfiable' && wanted.start === 0)
      await this.accessLog.record(principal, 'recording.clip', sessionId, { incidentId });
    return partOfRecording(webm, wanted, this.store);
  }
}
