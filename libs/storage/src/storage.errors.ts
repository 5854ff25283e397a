/** Codes of everything that can go wrong in a store; callers branch on these, not on messages. */
export type StorageErrorCode =
  | 'OBJECT_NOT_FOUND'
  | 'OBJECT_DAMAGED'
  | 'INVALID_OBJECT_KEY'
  | 'RANGE_NOT_SATISFIABLE'
  | 'ZIP_ARCHIVE_UNREADABLE'
  | 'OBJECT_STORE_FULL'
  | 'OBJECT_STORE_UNAVAILABLE';

export class StorageError extends Error {
  constructor(
    readonly code: StorageErrorCode,
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The caller asked for an object that the store does not hold. */
export class ObjectNotFoundError extends StorageError {
  constructor(readonly key: string) {
    super('OBJECT_NOT_FOUND', `The store holds no object "${key}"`);
  }
}

/** The object cannot be decrypted: it was changed in the store, or RECORDING_KEY is not the one that encrypted it. */
export class ObjectDamagedError extends StorageError {
  constructor(
    readonly key: string,
    cause: Error,
  ) {
    super('OBJECT_DAMAGED', `The object "${key}" cannot be decrypted: ${cause.message}`, { cause });
  }
}

/** The key breaks the rules of `assertObjectKey`; nothing was read or written. */
export class InvalidObjectKeyError extends StorageError {
  constructor(
    readonly key: string,
    reason: string,
  ) {
    super('INVALID_OBJECT_KEY', `Object key "${key.slice(0, 200)}" is refused: ${reason}`);
  }
}

/** The range starts behind the object's last byte, or ends before it starts. */
export class RangeNotSatisfiableError extends StorageError {
  constructor(
    readonly key: string,
    readonly start: number,
    readonly endInclusive: number,
    readonly sizeBytes: number,
  ) {
    super(
      'RANGE_NOT_SATISFIABLE',
      `Bytes ${start}-${endInclusive} of "${key}" do not exist; the object has ${sizeBytes} bytes`,
    );
  }
}

/** A zip file cannot be read, or holds what no pack of ours holds. */
export class ZipArchiveError extends StorageError {
  constructor(message: string, cause?: unknown) {
    super('ZIP_ARCHIVE_UNREADABLE', message, { cause });
  }
}

/** No room is left. Free space or raise the quota; the object that was being replaced is still the old one. */
export class ObjectStoreFullError extends StorageError {
  constructor(key: string, cause: unknown) {
    super('OBJECT_STORE_FULL', `No room is left in the store for "${key}"`, { cause });
  }
}

/** The store cannot be reached or refuses our credentials. Retrying later may help. */
export class ObjectStoreUnavailableError extends StorageError {
  constructor(what: string, cause: unknown) {
    const reason = describe(cause);
    super('OBJECT_STORE_UNAVAILABLE', `${what}: ${reason}`, { cause });
  }
}

/** Some connection errors have an empty message and only a code. */
function describe(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message || codeOf(cause) || 'unknown';
}

/** The code of a system error, for example `ENOENT`; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
