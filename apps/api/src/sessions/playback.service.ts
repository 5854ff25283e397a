import { isCandidateChain, type RecordingChain } from '@bakylau/contracts';
import { type Principal } from '@bakylau/platform';
import { parseByteRange } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { Injectable } from '@nestjs/common';
import { AccessLogService } from '../access-log/access-log.service';
import { OneView } from './one-view';
import { openWhole } from './incident-clip';
import { type PartOfFile, partOfRecording } from './part-of-file';
import { RecordingIndex } from './recording-index';
import { SessionAccess } from './session-access';

export interface PlaybackRequest {
  sessionId: string;
  chain: RecordingChain;
  version?: string | undefined;
  range?: string | undefined;
}

/** Recordings for a plain video element: one seekable file by HTTP Range. */
@Injectable()
export class PlaybackService {
  private readonly views = new OneView();

  constructor(
    private readonly access: SessionAccess,
    private readonly accessLog: AccessLogService,
    private readonly index: RecordingIndex,
    private readonly store: ObjectStore,
  ) {}

  /** @throws AppError not_found, conflict when the asked version is gone */
  async play(principal: Principal, request: PlaybackRequest): Promise<PartOfFile> {
    const { sessionId, chain, version, range } = request;
    await this.access.get(principal, 'session:review', sessionId);
    const webm = await this.index.get(sessionId, chain, version);
    await this.recordView(principal, sessionId, chain);
    const { sizeBytes } = webm;
    const wanted = parseByteRange(range, sizeBytes);
    if (wanted === null) return { status: 200, sizeBytes, open: () => openWhole(webm, this.store) };
    return partOfRecording(webm, wanted, this.store);
  }

  private async recordView(principal: Principal, sessionId: string, chain: RecordingChain): Promise<void> {
    const what = `recording.${isCandidateChain(chain) ? chain : 'examiner'}` as const;
    // A player asks for many ranges of one recording.
    await this.views.record(`${principal.userId} ${sessionId} ${what}`, () =>
      this.accessLog.record(principal, what, sessionId),
    );
  }
}
