import { InvalidObjectKeyError } from './storage.errors';

/** S3 allows 1,024 bytes of key, most file systems 255 bytes a name; both hold with these. */
const MAX_KEY_LENGTH = 900;
const MAX_NAME_LENGTH = 200;

/** A name starts with a letter, a digit, `_` or `-`, so neither `.`, `..` nor hidden files can be addressed. */
const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._=-]*$/;

/**
 * Refuses every key that would mean different things to different stores, or that could leave the store's folder.
 * A key is one or more names joined with `/`, without a leading or trailing slash.
 * @throws InvalidObjectKeyError
 */
export function assertObjectKey(key: string): void {
  if (key.length === 0) throw new InvalidObjectKeyError(key, 'it is empty');
  if (key.length > MAX_KEY_LENGTH) {
    throw new InvalidObjectKeyError(key, `it is longer than ${MAX_KEY_LENGTH} characters`);
  }
  for (const name of key.split('/')) {
    if (!NAME.test(name)) {
      throw new InvalidObjectKeyError(
        key,
        'each part between slashes must start with a letter, digit, "_" or "-" and hold only letters, digits, ". _ = -"',
      );
    }
    if (name.length > MAX_NAME_LENGTH) {
      throw new InvalidObjectKeyError(key, `a part is longer than ${MAX_NAME_LENGTH} characters`);
    }
  }
}

/**
 * Checks the beginning of keys that `list` takes: like a key, but it may be empty or stop in the middle of a name.
 * @throws InvalidObjectKeyError
 */
export function assertObjectKeyPrefix(prefix: string): void {
  if (prefix === '') return;
  assertObjectKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
