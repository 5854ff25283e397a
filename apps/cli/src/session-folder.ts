import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '@bakylau/platform';
import { SessionArchive, sessionFolder } from '@bakylau/recording';
import { createObjectStore, FolderObjectStore, type ObjectStore } from '@bakylau/storage';
import { UsageError } from './cli.errors';

/** A session's folder somewhere on this machine: a copy, an unpacked evidence pack, or the store's own. */
export async function openLocalFolder(path: string): Promise<SessionArchive> {
  const stats = await stat(path).catch(() => null);
  if (!stats?.isDirectory()) throw new UsageError(`${path} is not a folder; give the folder of one session`);
  return new SessionArchive(new FolderObjectStore(path), '');
}

/** A session in the object store that the environment names, as the services see it. */
export async function openStoredSession(sessionId: string): Promise<SessionArchive> {
  if (!/^[0-9a-f-]{36}$/.test(sessionId)) throw new UsageError(`"${sessionId}" is not the id of a session`);
  const store = openServiceStore();
  const { done } = await store.list(sessionFolder(sessionId))[Symbol.asyncIterator]().next();
  if (done) throw new UsageError(`The store holds nothing of session ${sessionId}`);
  return new SessionArchive(store, sessionFolder(sessionId));
}

/** The object store that the environment names. */
export function openServiceStore(): ObjectStore {
  return createObjectStore(storeOptions());
}

/** A folder store needs nothing but DATA_DIR, so the secrets that services want are not asked for. */
function storeOptions(): Parameters<typeof createObjectStore>[0] {
  if (process.env['S3_ENDPOINT']) return loadConfig('cli').objectStore;
  return { kind: 'folder', folder: join(loadConfig('standalone').dataDir, 'store') };
}
