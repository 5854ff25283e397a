import { mkdir, readdir, rmdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** What a store that is away for half an hour leaves on this disk of one candidate at 800 kbit/s. */
const SESSION_BYTES = 180 * 1000 ** 2;

/** The local folder of everything that is not in the object store yet: one folder per session. */
export class RecordingFolder {
  /**
   * @param path absolute; exists
   * @param minFreeBytes with less free space no new session begins
   */
  constructor(
    readonly path: string,
    private readonly minFreeBytes: number,
  ) {}

  /** The folder of one session, made when it is absent. */
  async open(sessionId: string): Promise<string> {
    const path = join(this.path, sessionId);
    await mkdir(path, { recursive: true });
    return path;
  }

  /** Sessions that have a folder here. */
  async listSessionIds(): Promise<string[]> {
    const entries = await readdir(this.path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  }

  /** Names of what is in a session's folder; nothing when there is no folder. */
  async list(sessionId: string): Promise<string[]> {
    try {
      return await readdir(this.pathOf(sessionId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /**
   * Whether one more session may begin, so that it and those which run can be recorded to their end.
   * @param running number of sessions that are being recorded
   */
  async hasRoom(running: number): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.path);
    return bavail * bsize >= Math.max(this.minFreeBytes, (running + 1) * SESSION_BYTES);
  }

  pathOf(sessionId: string): string {
    return join(this.path, sessionId);
  }

  /** Removes a session's folder when nothing is left in it. @returns whether it is gone */
  async removeIfEmpty(sessionId: string): Promise<boolean> {
    try {
      await rmdir(this.pathOf(sessionId));
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT';
    }
  }
}
