import { type RecordingChain } from '@bakylau/contracts';
import { AppError, type Principal } from '@bakylau/platform';
import { Injectable } from '@nestjs/common';
import { AccessLogService } from '../access-log/access-log.service';
import { OneView } from './one-view';
import { RecordedPictures } from './recorded-pictures';
import { SessionAccess } from './session-access';

/** Single pictures out of a recording, for the timeline. */
@Injectable()
export class FramesService {
  private readonly views = new OneView();

  constructor(
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly pictures: RecordedPictures,
  ) {}

  /**
   * Key frames come at least as often as segments begin, some ten seconds.
   * @returns a WebP picture
   * @throws AppError not_found where nothing was recorded at that moment
   */
  async frame(principal: Principal, sessionId: string, chain: RecordingChain, atMs: number): Promise<Buffer> {
    await this.access.get(principal, 'session:review', sessionId);
    const picture = await this.pictures.find(sessionId, chain, atMs);
    if (!picture) throw new AppError('not_found');
    await this.views.record(`${principal.userId} ${sessionId}`, () =>
      this.accessLog.record(principal, 'recording.frames', sessionId),
    );
    return picture;
  }
}
