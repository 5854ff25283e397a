import { canonicalJson, sha256Hex, type JsonObject } from './canonical-json';

/** Known kinds; any other lower-case name is allowed, so that later versions can add some without breaking verification. */
export type ChainEntryKind = 'run' | 'segment' | 'evidence' | 'event' | 'head' | (string & {});

/** What is to be said; the chain adds the rest. */
export interface ChainEntryInput {
  sessionId: string;
  kind: ChainEntryKind;
  /** Session milliseconds at which it happened. */
  atMs: number;
  /** The same instant, ISO 8601 in UTC. */
  utc: string;
  payload: JsonObject;
}

/** One line of a session's manifest. Each entry holds the hash of the one before, so none can be changed, moved or taken out. */
export interface ChainEntry extends ChainEntryInput {
  /** Counts from 0 without a gap. */
  seq: number;
  /** Hash of the entry before; sixty-four zeros in the first. */
  previousHash: string;
  /** SHA-256, in hex, of this entry's canonical JSON without the hash itself. */
  hash: string;
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** The entry that follows `previous`; null for the first one. Pure: storing it is the caller's business. */
export function appendEntry(
  previous: Pick<ChainEntry, 'seq' | 'hash'> | null,
  input: ChainEntryInput,
): ChainEntry {
  const { sessionId, kind, atMs, utc, payload } = input;
  const entry = {
    sessionId,
    seq: previous ? previous.seq + 1 : 0,
    kind,
    atMs,
    utc,
    payload,
    previousHash: previous?.hash ?? FIRST_PREVIOUS_HASH,
  };
  return { ...entry, hash: hashEntry(entry) };
}

/** The hash that an entry must carry. */
export function hashEntry(entry: Omit<ChainEntry, 'hash'>): string {
  const { sessionId, seq, kind, atMs, utc, payload, previousHash } = entry;
  return sha256Hex(canonicalJson({ sessionId, seq, kind, atMs, utc, payload, previousHash }));
}
