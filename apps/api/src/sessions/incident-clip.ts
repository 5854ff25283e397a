import { type Readable } from 'node:stream';
import { type IncidentRecord, type RecordingSegment } from '@bakylau/persistence';
import { sizeOfPieces, streamPieces, VirtualWebm } from '@bakylau/recording';
import { type ObjectStore } from '@bakylau/storage';

/** A long incident's clip is its beginning. */
const LONGEST_CLIP_MS = 120_000;

/**
 * The camera and sound around one incident as a video of its own, copied and not transcoded: the segments, some 10 s each and
 * beginning with a key frame, that hold the incident and what is asked around it.
 * @param segments of the `av` chain
 * @returns null when nothing of it is recorded, or left
 */
export function incidentClip(
  { startedAtMs, endedAtMs }: Pick<IncidentRecord, 'startedAtMs' | 'endedAtMs'>,
  segments: readonly RecordingSegment[],
  aroundMs = 0,
): VirtualWebm | null {
  const fromMs = startedAtMs - aroundMs;
  const toMs = Math.min(endedAtMs ?? startedAtMs, startedAtMs + LONGEST_CLIP_MS) + aroundMs;
  const held = segments.filter(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);
  if (held.length === 0) return null;
  return new VirtualWebm(held.map((segment) => ({ ...segment, key: segment.objectKey })));
}

/** All bytes of a virtual file, part by part as the other side takes them. */
export function openWhole(webm: VirtualWebm, store: ObjectStore): Readable {
  return streamPieces([...partsOf(webm)].flat(), store);
}

/** The pieces of a whole file; resolveRange gives a limited part at a time. */
function* partsOf(webm: VirtualWebm) {
  for (let start = 0; start < webm.sizeBytes;) {
    const pieces = webm.resolveRange(start);
    yield pieces;
    start += sizeOfPieces(pieces);
  }
}
