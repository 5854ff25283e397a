import { type SegmentTrack } from '../segment';
import { silenceClusters } from './silence-cluster';
import { type WebmTracks } from './webm-tracks';

/** What the virtual file needs to know of a stored segment. Times are milliseconds since the session's start. */
export interface VirtualSegment {
  /** Key in the object store. */
  key: string;
  startMs: number;
  endMs: number;
  sizeBytes: number;
  tracks: readonly SegmentTrack[];
}

/** One cluster of the virtual file: a stored segment under a head of its own, or silence that is made up. */
export interface VirtualCluster {
  /** Time in the virtual file. */
  timeMs: number;
  sizeBytes: number;
  content: { key: string } | { bytes: Buffer };
}

export interface VirtualTimeline {
  tracks: WebmTracks;
  originMs: number;
  durationMs: number;
  clusters: VirtualCluster[];
}

/** Cameras that are asked for 640x480; used as long as no segment says better. */
const FALLBACK_SIZE = { width: 640, height: 480 };

/**
 * Lines up segments of one chain on a timeline that begins with the first of them, and fills the gaps between them with
 * silence when there is sound. A segment never begins before the one before it ends, because players refuse to go back.
 * @throws Error when the list is empty
 */
export function layOutTimeline(segments: readonly VirtualSegment[]): VirtualTimeline {
  const sorted = [...segments].sort((a, b) => a.startMs - b.startMs);
  const originMs = sorted[0]?.startMs;
  if (originMs === undefined) {
    throw new Error('A virtual WebM needs at least one segment; wait until the first one is closed');
  }
  const tracks = tracksOf(sorted);
  const clusters: VirtualCluster[] = [];
  let endMs = 0;
  for (const { key, startMs, endMs: segmentEndMs, sizeBytes } of sorted) {
    const timeMs = Math.max(startMs - originMs, endMs);
    if (tracks.audio) {
      for (const { timeMs: at, bytes } of silenceClusters(endMs, timeMs)) {
        clusters.push({ timeMs: at, sizeBytes: bytes.length, content: { bytes } });
      }
    }
    clusters.push({ timeMs, sizeBytes, content: { key } });
    endMs = timeMs + segmentEndMs - startMs;
  }
  return { tracks, originMs, durationMs: endMs, clusters };
}

function tracksOf(segments: readonly VirtualSegment[]): WebmTracks {
  const all = segments.flatMap((segment) => segment.tracks);
  const videos = all.filter((track) => track.codec === 'vp8');
  const { width, height } = videos.find((track) => track.width > 0) ?? FALLBACK_SIZE;
  return {
    video: videos.length > 0 ? { width, height } : null,
    audio: all.some((track) => track.codec === 'opus'),
  };
}
