import { type Readable } from 'node:stream';

export interface StoredObject {
  key: string;
  sizeBytes: number;
}

/**
 * Where recordings, evidence and photos lie: a folder or any S3. An abstract class rather than an interface, so that it can
 * serve as the token of dependency injection.
 *
 * Promises of every adapter:
 * - keys obey `assertObjectKey`, and no key may be the folder of another one (`a` and `a/b`);
 * - a method that got a bad key throws InvalidObjectKeyError before it touches anything;
 * - a store that cannot be reached throws ObjectStoreUnavailableError.
 */
export abstract class ObjectStore {
  /**
   * Stores or replaces an object. When the promise resolves the object is durable and complete; readers see either the old
   * bytes or the new ones, never a mixture, also when the process dies in the middle.
   * `contentType` is kept by stores that have a place for it and is never needed for reading.
   * @throws ObjectStoreFullError when no room is left
   */
  abstract put(key: string, content: Buffer, contentType: string): Promise<void>;

  /**
   * The whole object in memory. Meant for objects that the caller knows to be small.
   * @throws ObjectNotFoundError
   */
  abstract get(key: string): Promise<Buffer>;

  /**
   * A stream of the bytes `start` to `endInclusive`; an end behind the object's last byte is cut to it. Errors that come up
   * after the promise resolved arrive as the stream's `error` event. The caller reads the stream to its end or destroys it.
   * @throws ObjectNotFoundError
   * @throws RangeNotSatisfiableError when `start` is not inside the object or the range is empty
   */
  abstract getRange(key: string, start: number, endInclusive: number): Promise<Readable>;

  /** Size of an object, or null when there is none. */
  abstract find(key: string): Promise<{ sizeBytes: number } | null>;

  /**
   * Every object whose key starts with `prefix` (`''` for all), in ascending byte order of the keys. Objects that are added
   * or deleted meanwhile may or may not be seen.
   */
  abstract list(prefix: string): AsyncIterable<StoredObject>;

  /** Removes an object; resolves also when there was none. */
  abstract delete(key: string): Promise<void>;

  /**
   * Resolves when objects can be written and read now, creating the folder or bucket when it is absent.
   * @throws ObjectStoreUnavailableError saying what to put right
   */
  abstract ready(): Promise<void>;
}
