import { AUDIO_TRACK, VIDEO_TRACK } from '../recording-chain';
import { type SegmentTrack } from '../segment';
import { CLUSTER_HEAD_BYTES, clusterHead } from './cluster';
import { EBML_ID, master, uint, uint64 } from './ebml';
import { SEGMENT_CONTENT_OFFSET, webmHeadOfKnownSize } from './webm-head';
import { type WebmTracks } from './webm-tracks';

/** More in one answer makes no player faster, and a player that seeks throws most of a longer one away. */
export const MAX_ANSWER_BYTES = 2 * 1024 * 1024;

/** Most screens are no larger; used until a segment with a known size is there. */
const FALLBACK_SIZE = { width: 640, height: 480 };

/** What the virtual file needs to know of a stored segment. Times are milliseconds since the session's start. */
export interface VirtualSegment {
  /** Key in the object store. */
  key: string;
  startMs: number;
  endMs: number;
  sizeBytes: number;
  tracks: SegmentTrack[];
}

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

  private readonly segments: readonly VirtualSegment[];
  private readonly head: Buffer;
  /** Where each segment begins in the file. */
  private readonly offsets: number[] = [];

  /**
   * @param segments of one chain, in any order; runs may follow each other with gaps
   * @throws Error when the list is empty: there is no such thing as an empty video
   */
  constructor(segments: readonly VirtualSegment[]) {
    this.segments = [...segments].sort((a, b) => a.startMs - b.startMs);
    const first = this.segments[0];
    if (!first)
      throw new Error('A virtual WebM needs at least one segment; wait until the first one is closed');
    this.originMs = first.startMs;
    this.durationMs = this.segments.reduce((end, segment) => Math.max(end, segment.endMs), 0) - this.originMs;
    this.head = this.buildHead();
    let offset = this.head.length;
    for (const segment of this.segments) {
      this.offsets.push(offset);
      offset += segment.sizeBytes;
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
    for (let i = this.firstSegmentAt(start); i < this.segments.length && this.offsets[i]! <= end; i++) {
      this.pushSegment(pieces, i, start, end);
    }
    return pieces;
  }

  private pushSegment(pieces: VirtualPiece[], index: number, start: number, end: number): void {
    const segment = this.segments[index]!;
    const offset = this.offsets[index]!;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, segment.sizeBytes - 1);
    if (from < CLUSTER_HEAD_BYTES) {
      const head = clusterHead(segment.startMs - this.originMs, segment.sizeBytes);
      pieces.push({ kind: 'bytes', bytes: head.subarray(from, to + 1) });
    }
    if (to >= CLUSTER_HEAD_BYTES) {
      pieces.push({
        kind: 'object',
        key: segment.key,
        start: Math.max(from, CLUSTER_HEAD_BYTES),
        endInclusive: to,
      });
    }
  }

  /** Index of the segment that holds a position; 0 when the position lies in the head. */
  private firstSegmentAt(position: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsets[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private buildHead(): Buffer {
    const tracks = this.tracks();
    const clustersSizeBytes = this.segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
    // Every number in the index has a fixed width, so its length is known before the positions are.
    const build = (cues: Buffer) =>
      webmHeadOfKnownSize({ tracks, durationMs: this.durationMs, inner: cues, clustersSizeBytes });
    const length = build(this.buildCues(tracks, 0)).length;
    return build(this.buildCues(tracks, length - SEGMENT_CONTENT_OFFSET));
  }

  /** @param firstPosition where the first cluster begins, counted from the start of the Segment element's content */
  private buildCues(tracks: WebmTracks, firstPosition: number): Buffer {
    const cueTrack = tracks.video ? VIDEO_TRACK : AUDIO_TRACK;
    let position = firstPosition;
    const points = this.segments.map((segment) => {
      const point = master(EBML_ID.cuePoint, [
        uint64(EBML_ID.cueTime, segment.startMs - this.originMs),
        master(EBML_ID.cueTrackPositions, [
          uint(EBML_ID.cueTrack, cueTrack),
          uint64(EBML_ID.cueClusterPosition, position),
        ]),
      ]);
      position += segment.sizeBytes;
      return point;
    });
    return master(EBML_ID.cues, points);
  }

  private tracks(): WebmTracks {
    const all = this.segments.flatMap((segment) => segment.tracks);
    const videos = all.filter((track) => track.codec === 'vp8');
    const known = videos.find((track) => track.width > 0) ?? FALLBACK_SIZE;
    return {
      video: videos.length > 0 ? { width: known.width, height: known.height } : null,
      audio: all.some((track) => track.codec === 'opus'),
    };
  }
}
