import { segmentPath } from '../object-paths';
import { type ClosedSegment } from '../segment';
import { type JsonObject } from './canonical-json';

/** A file that an entry vouches for. Any entry may hold one as `payload.object`; verification reads and hashes it. */
export interface ObjectReference extends JsonObject {
  /** Relative to the session's folder. */
  path: string;
  sizeBytes: number;
  sha256: string;
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
