import { Injectable, Logger } from '@nestjs/common';
import { isCandidateChain } from '@bakylau/contracts';
import { type ClosedSegment, recoverDirectory } from '@bakylau/recording';
import { RecordingFolder } from './recording-folder';
import { SegmentUploader } from './segment-uploader';

/** Recordings that lie on this host's disk and not yet in the object store. */
@Injectable()
export class RecordingBacklog {
  readonly #logger = new Logger(RecordingBacklog.name);

  constructor(
    private readonly folder: RecordingFolder,
    private readonly uploader: SegmentUploader,
  ) {}

  /**
   * Closes what a dead process left open and hands everything to the uploader. Only for sessions that nobody records now: an open
   * file would be cut in the middle.
   * @returns per session and run, where the recording of the candidate ends; session milliseconds
   */
  async recoverAll(): Promise<Map<string, Map<number, number>>> {
    const ends = new Map<string, Map<number, number>>();
    for (const sessionId of await this.folder.listSessionIds()) {
      const segments = await this.recover(sessionId);
      const runs = new Map<number, number>();
      // A panel may go on talking after the candidate's line was lost.
      const own = segments.filter(({ chain }) => isCandidateChain(chain));
      for (const { run, endMs } of own) runs.set(run, Math.max(runs.get(run) ?? 0, endMs));
      if (segments.length === 0) await this.folder.removeIfEmpty(sessionId);
      ends.set(sessionId, runs);
    }
    return ends;
  }

  /**
   * Closes and hands on what lies in the folder of one session: what a dead process left, or what a disk that was full for a
   * while left. Only when nobody records the session and nothing of it is being uploaded.
   */
  async recover(sessionId: string): Promise<ClosedSegment[]> {
    const segments = await recoverDirectory(this.folder.pathOf(sessionId));
    if (segments.length > 0)
      this.#logger.log(`Session ${sessionId}: ${segments.length} segments taken up again`);
    for (const segment of segments) this.uploader.add(sessionId, segment);
    return segments;
  }

  /** Names of the files of a session that are on this host's disk only. */
  remaining(sessionId: string): Promise<string[]> {
    return this.folder.list(sessionId);
  }

  /** Waits for the uploads of a session; false when the process stops before they are done. */
  async isEmptied(sessionId: string): Promise<boolean> {
    await this.uploader.drained(sessionId);
    return this.folder.removeIfEmpty(sessionId);
  }
}
