import { Injectable, Logger } from '@nestjs/common';
import { recoverDirectory } from '@bakylau/recording';
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
   * @returns per session and run, where its recording ends; session milliseconds
   */
  async recoverAll(): Promise<Map<string, Map<number, number>>> {
    const ends = new Map<string, Map<number, number>>();
    for (const sessionId of await this.folder.listSessionIds()) {
      const segments = await recoverDirectory(this.folder.pathOf(sessionId));
      if (segments.length > 0)
        this.#logger.log(`Session ${sessionId}: ${segments.length} segments taken up again`);
      const runs = new Map<number, number>();
      for (const segment of segments) {
        this.uploader.add(sessionId, segment);
        runs.set(segment.run, Math.max(runs.get(segment.run) ?? 0, segment.endMs));
      }
      if (segments.length === 0) await this.folder.removeIfEmpty(sessionId);
      ends.set(sessionId, runs);
    }
    return ends;
  }

  /** Waits for the uploads of a session; false when the process stops before they are done. */
  async isEmptied(sessionId: string): Promise<boolean> {
    await this.uploader.drained(sessionId);
    return this.folder.removeIfEmpty(sessionId);
  }
}
