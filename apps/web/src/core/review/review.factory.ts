import type { RecordingTrack, SessionReview } from '@bakylau/contracts';
import { buildIncident, buildSession, testId } from '../live/live.factory';

export function buildTrack(over: Partial<RecordingTrack> = {}): RecordingTrack {
  return {
    chain: 'av',
    startMs: 0,
    endMs: 60_000,
    sizeBytes: 1_000_000,
    segments: 6,
    runs: 1,
    gaps: [],
    version: '1',
    ...over,
  };
}

/** A submitted session with two incidents that wait for a verdict. */
export function buildReview(over: Partial<SessionReview> = {}): SessionReview {
  const incidents = over.incidents ?? [
    buildIncident({ id: testId('incident', 1), startedAtMs: 20_000, endedAtMs: 25_000 }),
    buildIncident({ id: testId('incident', 2), startedAtMs: 40_000, endedAtMs: 42_000, rule: 'head.away' }),
  ];
  return {
    session: buildSession({ state: 'under_review', submittedAt: '2026-11-23T06:10:00.000Z' }),
    durationMs: 60_000,
    incidents,
    recordings: [buildTrack(), buildTrack({ chain: 'screen', startMs: 800 })],
    examiners: [],
    levels: [],
    localRecordings: [],
    yaws: [],
    refusedLocalRecordings: [],
    focusLosses: [],
    disconnections: [],
    network: [],
    checkIn: {
      matched: true,
      distance: 0.31,
      threshold: 0.5,
      hasPhoto: true,
      uploadKbps: 4200,
      liveness: null,
    },
    score: { total: 0, contributions: [] },
    decision: null,
    barrier: null,
    comments: [],
    appeal: null,
    ...over,
  };
}
