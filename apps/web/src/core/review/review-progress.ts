import type { Incident, SessionReview } from '@bakylau/contracts';

export interface ReviewProgress {
  decided: number;
  total: number;
  /** The incidents that still wait for a verdict, in the order of time. */
  undecided: Incident[];
}

export function progressOf(incidents: readonly Incident[]): ReviewProgress {
  const undecided = byTime(incidents).filter((incident) => incident.verdict === 'pending');
  return { decided: incidents.length - undecided.length, total: incidents.length, undecided };
}

export function byTime(incidents: readonly Incident[]): Incident[] {
  return [...incidents].sort((a, b) => a.startedAtMs - b.startedAtMs || a.id.localeCompare(b.id));
}

/** The neighbour of an incident in time; without a selection the one next to the position. Stops at the ends. */
export function neighbourOf(
  incidents: readonly Incident[],
  selectedId: string | null,
  direction: 1 | -1,
  positionMs: number,
): Incident | null {
  const ordered = byTime(incidents);
  const index = ordered.findIndex((incident) => incident.id === selectedId);
  if (index !== -1) return ordered[index + direction] ?? null;
  return direction === 1
    ? (ordered.find((incident) => incident.startedAtMs >= positionMs) ?? ordered.at(-1) ?? null)
    : (ordered.findLast((incident) => incident.startedAtMs < positionMs) ?? ordered[0] ?? null);
}

/** The undecided incident to go to after `afterId` got its verdict: the next in time, or the first of those left. */
export function nextUndecided(incidents: readonly Incident[], afterId: string): Incident | null {
  const ordered = byTime(incidents);
  const index = ordered.findIndex((incident) => incident.id === afterId);
  const isOpen = (incident: Incident) => incident.verdict === 'pending' && incident.id !== afterId;
  return ordered.slice(index + 1).find(isOpen) ?? ordered.find(isOpen) ?? null;
}

/** Why the session cannot be decided now; null when it can. */
export type DecisionBlocker = 'decided' | 'session_runs' | 'recording_closes' | 'incidents_undecided';

export function decisionBlockerOf(review: SessionReview): DecisionBlocker | null {
  if (review.decision) return 'decided';
  const { state } = review.session;
  if (state === 'submitted') return 'recording_closes';
  if (state !== 'under_review') return 'session_runs';
  return progressOf(review.incidents).undecided.length > 0 ? 'incidents_undecided' : null;
}

/** Whether the recording may still grow, so that the page should ask again. */
export function isGrowing(review: SessionReview): boolean {
  return !['under_review', 'decided', 'expired', 'voided'].includes(review.session.state);
}
