import { AUDIO_TRACK, VIDEO_TRACK } from '../recording-chain';
import { CLUSTER_HEAD_BYTES, clusterHead } from './cluster';
import { EBML_ID, master, uint, uint64 } from './ebml';
import {
  layOutTimeline,
  type VirtualCluster,
  type VirtualSegment,
  type VirtualTimeline,
} from './virtual-timeline';
import { SEGMENT_CONTENT_OFFSET, webmHeadOfKnownSize } from './webm-head';

/** More in one answer makes no player faster, and a player that seeks throws most of a longer one away. */
export const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** Bytes of an answer: made up here, or a part of a stored object. */
export type VirtualPiece =
  { kind: 'bytes'; bytes: Buffer } | { kind: 'object'; key: string; start: number; endInclusive: number };

/**
 * One seekable WebM file that nobody stores: its head with an index (Cues) is computed from the list of segments, its body is
 * the segments themselves. Session time `originMs` is the file's time 0, because players differ in what they do with a file
 * that begins late; for that the cluster heads (22 bytes each) are computed too.
 */
export class VirtualWebm {
  readonly sizeBytes: number;
  readonly originMs: number;
  readonly durationMs: number;

  private readonly clusters: readonly VirtualCluster[];
  private readonly head: Buffer;
  /** Where each cluster begins in the file. */
  private readonly offsets: number[] = [];

  /**
   * @param segments of one chain, in any order; runs may follow each other with gaps
   * @throws Error when the list is empty: there is no such thing as an empty video
   */
  constructor(segments: readonly VirtualSegment[]) {
    const timeline = layOutTimeline(segments);
    this.originMs = timeline.originMs;
    this.durationMs = timeline.durationMs;
    this.clusters = timeline.clusters;
    this.head = buildHead(timeline);
    let offset = this.head.length;
    for (const { sizeBytes } of this.clusters) {
      this.offsets.push(offset);
      offset += sizeBytes;
    }
    this.sizeBytes = offset;
  }

  /**
   * The pieces that make up bytes `start` to `endInclusive`, in order, at most MAX_ANSWER_BYTES of them: the caller answers
   * with as many bytes as the pieces have, and the player asks on.
   * @returns an empty list when `start` lies outside the file
   */
  resolveRange(start: number, endInclusive: number = this.sizeBytes - 1): VirtualPiece[] {
    const end = Math.min(endInclusive, this.sizeBytes - 1, start + MAX_ANSWER_BYTES - 1);
    const pieces: VirtualPiece[] = [];
    if (start < 0 || start > end) return pieces;
    if (start < this.head.length) pieces.push({ kind: 'bytes', bytes: this.head.subarray(start, end + 1) });
    for (let i = this.firstClusterAt(start); i < this.clusters.length && this.offsets[i]! <= end; i++) {
      const offset = this.offsets[i]!;
      const cluster = this.clusters[i]!;
      pushCluster(
        pieces,
        cluster,
        Math.max(start - offset, 0),
        Math.min(end - offset, cluster.sizeBytes - 1),
      );
    }
    return pieces;
  }

  /** Index of the cluster that holds a position; 0 when the position lies in the head. */
  private firstClusterAt(position: number): number {
    let low = 0;
    let high = this.clusters.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsets[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** @param from first byte within the cluster, @param to last one */
function pushCluster(pieces: VirtualPiece[], cluster: VirtualCluster, from: number, to: number): void {
  const { content } = cluster;
  if ('bytes' in content) {
    pieces.push({ kind: 'bytes', bytes: content.bytes.subarray(from, to + 1) });
    return;
  }
  if (from < CLUSTER_HEAD_BYTES) {
    const head = clusterHead(cluster.timeMs, cluster.sizeBytes);
    pieces.push({ kind: 'bytes', bytes: head.subarray(from, to + 1) });
  }
  if (to >= CLUSTER_HEAD_BYTES) {
    pieces.push({
      kind: 'object',
      key: content.key,
      start: Math.max(from, CLUSTER_HEAD_BYTES),
      endInclusive: to,
    });
  }
}

function buildHead(timeline: VirtualTimeline): Buffer {
  const { tracks, durationMs, clusters } = timeline;
  const clustersSizeBytes = clusters.reduce((sum, cluster) => sum + cluster.sizeBytes, 0);
  const build = (inner: Buffer) => webmHeadOfKnownSize({ tracks, durationMs, inner, clustersSizeBytes });
  // Every number in the index has a fixed width, so its length is known before the positions are.
  const length = build(buildCues(timeline, 0)).length;
  return build(buildCues(timeline, length - SEGMENT_CONTENT_OFFSET));
}

/** @param firstPosition where the first cluster begins, counted from the start of the Segment element's content */
function buildCues({ tracks, clusters }: VirtualTimeline, firstPosition: number): Buffer {
  const cueTrack = tracks.video ? VIDEO_TRACK : AUDIO_TRACK;
  const points: Buffer[] = [];
  let position = firstPosition;
  for (const { timeMs, sizeBytes, content } of clusters) {
    // Silence has no picture to begin with: a seek into a gap starts at the segment before it.
    if ('key' in content) points.push(cuePoint(timeMs, cueTrack, position));
    position += sizeBytes;
  }
  return master(EBML_ID.cues, points);
}

function cuePoint(timeMs: number, track: number, position: number): Buffer {
  return master(EBML_ID.cuePoint, [
    uint64(EBML_ID.cueTime, timeMs),
    master(EBML_ID.cueTrackPositions, [
      uint(EBML_ID.cueTrack, track),
      uint64(EBML_ID.cueClusterPosition, position),
    ]),
  ]);
}
