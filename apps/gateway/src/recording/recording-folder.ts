import { mkdir, readdir, rmdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * With less free space no new session begins, so that those which run can be recorded to their end: a store that is away for
 * half an hour costs 180 MB per candidate at 800 kbit/s.
 */
const ROOM_FOR_NEW_BYTES = 2 * 1024 ** 3;

/** The local folder of everything that is not in the object store yet: one folder per session. */
export class RecordingFolder {
  /** @param path absolute; exists */
  constructor(readonly path: string) {}

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

  /** Whether a session that has not begun may begin. */
  async hasRoom(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.path);
    return bavail * bsize >= ROOM_FOR_NEW_BYTES;
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
