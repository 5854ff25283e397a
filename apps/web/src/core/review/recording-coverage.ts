import type { RecordingTrack } from '@bakylau/contracts';

/** Whether a chain has something to show at an instant, and until when that stays so. Times are session milliseconds. */
export type Coverage =
  | { kind: 'recorded'; untilMs: number }
  /** A hole between two runs, or the time before the chain began. */
  | { kind: 'gap'; untilMs: number }
  /** Nothing comes any more. */
  | { kind: 'after' };

export type CoveredTrack = Pick<RecordingTrack, 'startMs' | 'endMs' | 'gaps'>;

/** Shorter holes are not worth stopping a picture for. */
export const IGNORED_GAP_MS = 400;

/** Looks up one instant; `gaps` may be in any order. */
export function coverageAt(track: CoveredTrack, atMs: number): Coverage {
  if (atMs >= track.endMs) return { kind: 'after' };
  if (atMs < track.startMs) return { kind: 'gap', untilMs: track.startMs };
  const gaps = longGaps(track);
  const inside = gaps.find((gap) => atMs >= gap.startMs && atMs < gap.endMs);
  if (inside) return inside.endMs >= track.endMs ? { kind: 'after' } : { kind: 'gap', untilMs: inside.endMs };
  const next = gaps.find((gap) => gap.startMs > atMs);
  return { kind: 'recorded', untilMs: next?.startMs ?? track.endMs };
}

/** Holes that are long enough to be shown, in order. */
export function longGaps(track: CoveredTrack): { startMs: number; endMs: number }[] {
  return track.gaps
    .filter((gap) => gap.endMs - gap.startMs >= IGNORED_GAP_MS)
    .sort((a, b) => a.startMs - b.startMs);
}

/**
 * Where the nearest recorded instant of any chain lies at or after `atMs`; null when nothing is recorded any more. Equal to
 * `atMs` when something is recorded right there.
 */
export function nextRecordedMs(tracks: readonly CoveredTrack[], atMs: number): number | null {
  let nearest: number | null = null;
  for (const track of tracks) {
    const coverage = coverageAt(track, atMs);
    if (coverage.kind === 'after') continue;
    const candidate = coverage.kind === 'recorded' ? atMs : coverage.untilMs;
    if (nearest === null || candidate < nearest) nearest = candidate;
  }
  return nearest;
}
