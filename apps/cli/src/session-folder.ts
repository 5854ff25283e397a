import { stat } from 'node:fs/promises';
import { loadObjectStoreOptions } from '@bakylau/platform';
import { MANIFEST_NAME, SessionArchive, type SessionFiles, sessionFolder } from '@bakylau/recording';
import {
  createObjectStore,
  EncryptedObjectStore,
  FolderObjectStore,
  type ObjectStore,
  ZipArchive,
} from '@bakylau/storage';
import { UsageError } from './cli.errors';

/** A session to be checked, and the pack around it when it lies in one. */
export interface LocalSession {
  archive: SessionArchive;
  pack: { files: SessionFiles; folder: string } | null;
}

/** A session somewhere on this machine: a zip pack, or a folder, which may be a copy, an unpacked pack, or the store's own. */
export async function openLocalSession(path: string): Promise<LocalSession> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile()) return openPack(path);
  if (!stats?.isDirectory())
    throw new UsageError(`${path} is neither a pack (zip) nor a folder of one session`);
  return { archive: new SessionArchive(new FolderObjectStore(path), ''), pack: null };
}

/** The session is wherever the one manifest of the pack lies. */
async function openPack(path: string): Promise<LocalSession> {
  const zip = await ZipArchive.open(path);
  const folders: string[] = [];
  for await (const { key } of zip.list('')) {
    if (`/${key}`.endsWith(`/${MANIFEST_NAME}`)) folders.push(key.slice(0, -MANIFEST_NAME.length));
  }
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) {
    throw new UsageError(
      `${path} holds ${folders.length} files ${MANIFEST_NAME}; a pack of one session has one`,
    );
  }
  return { archive: new SessionArchive(zip, folder), pack: { files: zip, folder } };
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
  return createObjectStore(loadObjectStoreOptions());
}

/** The same, with its objects to be brought under another key. @throws UsageError when no RECORDING_KEY is set */
export function openEncryptedStore(): EncryptedObjectStore {
  const store = openServiceStore();
  if (store instanceof EncryptedObjectStore) return store;
  throw new UsageError(
    'Set RECORDING_KEY (or RECORDING_KEY_FILE) to the key that the objects shall lie under',
  );
}
