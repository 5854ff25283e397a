import { segmentPath } from '../object-paths';
import { type ClosedSegment } from '../segment';
import { assertObjectKey } from '@bakylau/storage';
import { type JsonObject, type JsonValue } from './canonical-json';

/** A file that an entry vouches for. Any entry may hold one as `payload.object`; verification reads and hashes it. */
export interface ObjectReference extends JsonObject {
  /** Relative to the session's folder. */
  path: string;
  sizeBytes: number;
  sha256: string;
}

/** Whether a value from a manifest is a reference whose path stays inside the session's folder. */
export function isObjectReference(value: JsonValue): value is ObjectReference {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { path, sizeBytes, sha256 } = value;
  if (typeof path !== 'string' || typeof sizeBytes !== 'number' || typeof sha256 !== 'string') return false;
  try {
    assertObjectKey(path);
    return true;
  } catch {
    return false;
  }
}

/** Payload of a `segment` entry. */
export function segmentPayload(segment: ClosedSegment): JsonObject {
  const { chain, run, seq, startMs, endMs, sizeBytes, sha256, tracks, holes, recovered } = segment;
  const object: ObjectReference = { path: segmentPath(chain, run, seq), sizeBytes, sha256 };
  return {
    chain,
    run,
    seq,
    startMs,
    endMs,
    object,
    tracks: tracks.map((track) => ({ ...track })),
    holes: holes.map((hole) => ({ ...hole })),
    recovered,
  };
}
