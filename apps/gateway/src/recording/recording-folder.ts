import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

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
