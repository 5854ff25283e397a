import { type RecordingChain } from '@bakylau/contracts';
import { RecordingSegment } from '@bakylau/persistence';
import { AppError, type Principal } from '@bakylau/platform';
import { readBlocks, VIDEO_TRACK, vp8KeyFrameToWebp } from '@bakylau/recording';
import { ObjectNotFoundError, ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { AccessLogService } from '../access-log/access-log.service';
import { OneView } from './one-view';
import { SessionAccess } from './session-access';

/** Single pictures out of a recording, for the timeline: the last whole picture before a moment, as it was recorded. */
@Injectable()
export class FramesService {
  private readonly views = new OneView();

  constructor(
    private readonly dataSource: DataSource,
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly store: ObjectStore,
  ) {}

  /**
   * Key frames come at least as often as segments begin, some ten seconds; nothing is decoded.
   * @returns a WebP picture
   * @throws AppError not_found where nothing was recorded at that moment
   */
  async frame(principal: Principal, sessionId: string, chain: RecordingChain, atMs: number): Promise<Buffer> {
    await this.access.get(principal, 'session:review', sessionId);
    const segment = await this.dataSource.manager.findOne(RecordingSegment, {
      where: { sessionId, chain, startMs: LessThanOrEqual(atMs) },
      order: { startMs: 'DESC' },
    });
    if (!segment || segment.endMs < atMs) throw new AppError('not_found');
    await this.views.record(`${principal.userId} ${sessionId}`, () =>
      this.accessLog.record(principal, 'recording.frames', sessionId),
    );
    const picture = lastKeyFrame(await this.read(segment.objectKey), atMs);
    if (!picture) throw new AppError('not_found');
    return vp8KeyFrameToWebp(picture);
  }

  private async read(key: string): Promise<Buffer> {
    try {
      return await this.store.get(key);
    } catch (error) {
      // Deleted since, by its period.
      if (error instanceof ObjectNotFoundError) throw new AppError('not_found');
      throw error;
    }
  }
}

/** The first one when all come later: a segment begins with one. */
function lastKeyFrame(segment: Buffer, atMs: number): Buffer | null {
  let found: Buffer | null = null;
  for (const block of readBlocks(segment)) {
    if (block.track !== VIDEO_TRACK || !block.isKey) continue;
    if (found && block.atMs > atMs) break;
    found = block.data;
  }
  return found;
}
