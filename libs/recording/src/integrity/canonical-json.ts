import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonObject = { [name: string]: JsonValue };

/**
 * The one way to write a value as JSON (RFC 8785): names sorted, no spaces, numbers as ECMAScript prints them. Two programs that
 * hold the same value get the same bytes, and so the same hash.
 * @throws Error on what JSON cannot hold: NaN, infinities, lone surrogates, cycles
 */
export function canonicalJson(value: JsonObject): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Only JSON objects can be written canonically');
  return text;
}

/** Hex SHA-256 of bytes, or of a text in UTF-8. */
export function sha256Hex(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}
