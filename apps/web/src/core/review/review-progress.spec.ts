import type { Decision } from '@bakylau/contracts';
import { buildIncident, buildSession, testId } from '../live/live.factory';
import { buildReview } from './review.factory';
import { decisionBlockerOf, isGrowing, neighbourOf, nextUndecided, progressOf } from './review-progress';

const at = (
  number: number,
  startedAtMs: number,
  verdict: 'pending' | 'confirmed' | 'dismissed' = 'pending',
) => buildIncident({ id: testId('incident', number), startedAtMs, endedAtMs: startedAtMs + 1000, verdict });
const incidents = [at(3, 30_000), at(1, 10_000, 'dismissed'), at(2, 20_000)];
const idOf = (number: number) => testId('incident', number);

describe(progressOf.name, () => {
  it('counts verdicts and lists what is left in the order of time', () => {
    const progress = progressOf(incidents);
    expect(progress).toMatchObject({ decided: 1, total: 3 });
    expect(progress.undecided.map((incident) => incident.id)).toEqual([idOf(2), idOf(3)]);
  });
});

describe(neighbourOf.name, () => {
  it('goes through the incidents in the order of time and stops at the ends', () => {
    expect(neighbourOf(incidents, idOf(1), 1, 0)?.id).toBe(idOf(2));
    expect(neighbourOf(incidents, idOf(3), 1, 0)).toBeNull();
    expect(neighbourOf(incidents, idOf(1), -1, 0)).toBeNull();
  });

  it('begins at the position when nothing is selected', () => {
    expect(neighbourOf(incidents, null, 1, 15_000)?.id).toBe(idOf(2));
    expect(neighbourOf(incidents, null, -1, 15_000)?.id).toBe(idOf(1));
    expect(neighbourOf([], null, 1, 0)).toBeNull();
  });
});

describe(nextUndecided.name, () => {
  it('takes the next in time, then those before', () => {
    expect(nextUndecided(incidents, idOf(2))?.id).toBe(idOf(3));
    expect(nextUndecided(incidents, idOf(3))?.id).toBe(idOf(2));
    expect(nextUndecided([at(1, 0)], idOf(1))).toBeNull();
  });
});

describe(decisionBlockerOf.name, () => {
  it('names what is in the way', () => {
    expect(decisionBlockerOf(buildReview())).toBe('incidents_undecided');
    expect(decisionBlockerOf(buildReview({ incidents: [] }))).toBeNull();
    const running = buildReview({ session: buildSession({ state: 'running' }), incidents: [] });
    expect(decisionBlockerOf(running)).toBe('session_runs');
    const closing = buildReview({ session: buildSession({ state: 'submitted' }), incidents: [] });
    expect(decisionBlockerOf(closing)).toBe('recording_closes');
    const decision = {
      outcome: 'clear',
      reason: 'ok',
      incidentIds: [],
      decidedBy: 'P',
      decidedAt: '2026-11-23T07:00:00Z',
    } satisfies Decision;
    expect(decisionBlockerOf(buildReview({ decision }))).toBe('decided');
  });
});

describe(isGrowing.name, () => {
  it('is so until the recording is closed', () => {
    expect(isGrowing(buildReview({ session: buildSession({ state: 'running' }) }))).toBe(true);
    expect(isGrowing(buildReview({ session: buildSession({ state: 'submitted' }) }))).toBe(true);
    expect(isGrowing(buildReview())).toBe(false);
  });
});
