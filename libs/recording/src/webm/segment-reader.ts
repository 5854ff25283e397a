import { BLOCK_HEAD_BYTES, CLUSTER_HEAD_BYTES, readBlockHead, readClusterHead } from './cluster';

/** One frame or sound packet of a segment. */
export interface RecordedBlock {
  /** VIDEO_TRACK or AUDIO_TRACK. */
  track: number;
  /** Session milliseconds. */
  atMs: number;
  isKey: boolean;
  data: Buffer;
  /** Where the block ends in the segment's bytes. */
  endOffset: number;
}

/** Walks the whole blocks of a segment file in their order; stops where one is not whole. No blocks when it is no segment. */
export function* readBlocks(segment: Buffer): Generator<RecordedBlock, void, undefined> {
  const cluster = readClusterHead(segment);
  if (!cluster) return;
  let at = CLUSTER_HEAD_BYTES;
  for (let head = readBlockHead(segment, at); head; head = readBlockHead(segment, at)) {
    const from = at + BLOCK_HEAD_BYTES;
    at = from + head.dataSizeBytes;
    yield {
      track: head.track,
      atMs: cluster.timeMs + head.relativeMs,
      isKey: head.isKey,
      data: segment.subarray(from, at),
      endOffset: at,
    };
  }
}
