import { EncryptedObjectStore } from './encrypted-object-store';
import { FolderObjectStore } from './folder-object-store';
import { type ObjectStore } from './object-store';
import { S3ObjectStore, type S3ObjectStoreOptions } from './s3-object-store';

export type ObjectStoreOptions = (
  { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3ObjectStoreOptions)
) & {
  /** 32 bytes; objects are encrypted when it is there. */
  masterKey?: Buffer;
  /** Earlier master keys, under which older objects may lie. */
  retiredKeys?: readonly Buffer[];
};

/** The adapter that the configuration names. Nothing is touched before the first call; `ready()` checks. */
export function createObjectStore(options: ObjectStoreOptions): ObjectStore {
  const store =
    options.kind === 'folder' ? new FolderObjectStore(options.folder) : new S3ObjectStore(options);
  return options.masterKey ? new EncryptedObjectStore(store, options.masterKey, options.retiredKeys) : store;
}
