import { type RecordingChain, type RecordingTrack } from '@bakylau/contracts';
import { type RecordingSegment } from '@bakylau/persistence';

type Segment = Pick<RecordingSegment, 'run' | 'startMs' | 'endMs' | 'sizeBytes'>;

/** Segments follow each other within one frame; a longer pause is a gap that the timeline shows. */
const GAP_MS = 500;

/** Names exactly this list of segments, so that a video's address changes when the recording grows. */
export function recordingVersion(segments: readonly Segment[]): string {
  const sizeBytes = segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  return `${segments.length}-${sizeBytes}`;
}

/** One chain for the review page; null when nothing is recorded yet. */
export function recordingTrackView(
  chain: RecordingChain,
  segments: readonly Segment[],
): RecordingTrack | null {
  const ordered = [...segments].sort((a, b) => a.startMs - b.startMs);
  const [first] = ordered;
  if (!first) return null;
  const gaps: RecordingTrack['gaps'] = [];
  let endMs = first.endMs;
  for (const segment of ordered) {
    if (segment.startMs - endMs > GAP_MS) gaps.push({ startMs: endMs, endMs: segment.startMs });
    endMs = Math.max(endMs, segment.endMs);
  }
  return {
    chain,
    startMs: first.startMs,
    endMs,
    sizeBytes: ordered.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    segments: ordered.length,
    runs: new Set(ordered.map(({ run }) => run)).size,
    gaps,
    version: recordingVersion(ordered),
  };
}
