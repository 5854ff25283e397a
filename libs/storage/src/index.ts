export { createObjectStore, type ObjectStoreOptions } from './create-object-store';
export { EncryptedObjectStore } from './encrypted-object-store';
export { FolderObjectStore } from './folder-object-store';
export { assertObjectKey } from './object-key';
export { ObjectStore, type StoredObject } from './object-store';
export { S3ObjectStore, type S3ObjectStoreOptions } from './s3-object-store';
export {
  InvalidObjectKeyError,
  ObjectDamagedError,
  ObjectNotFoundError,
  ObjectStoreFullError,
  ObjectStoreUnavailableError,
  RangeNotSatisfiableError,
  StorageError,
  type StorageErrorCode,
  ZipArchiveError,
} from './storage.errors';
export { ZipArchive } from './zip-archive';
