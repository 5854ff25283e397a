import { scoreOf, type ScoredIncident } from '../incidents/score';

export interface JudgedIncident extends ScoredIncident {
  startedAtMs: number;
  /** Null while it goes on. */
  endedAtMs: number | null;
}

/** Looking at the check-in, writing the decision. Product choice. */
const FIXED_MS = 2 * 60_000;
/** The whole recording is skimmed at the player's highest speed. */
const SKIM_SPEED = 8;
/** For one incident: reading its card and choosing a reason. Product choice. */
const JUDGE_MS = 30_000;
/** Watching begins before the incident, and a long one is not watched in full. */
const LEAD_IN_MS = 2000;
const WATCH_AT_MOST_MS = 120_000;

/** Minutes that a review will take, rounded up; incidents that have a verdict cost nothing more. */
export function estimatedReviewMinutes(durationMs: number, incidents: readonly JudgedIncident[]): number {
  const pending = incidents.filter(({ verdict }) => verdict === 'pending');
  const judgingMs = pending.reduce((sum, { startedAtMs, endedAtMs }) => {
    const lastedMs = (endedAtMs ?? durationMs) - startedAtMs;
    return sum + JUDGE_MS + LEAD_IN_MS + Math.min(WATCH_AT_MOST_MS, Math.max(0, lastedMs));
  }, 0);
  return Math.ceil((FIXED_MS + durationMs / SKIM_SPEED + judgingMs) / 60_000);
}

/** Sum of the weights of the behaviour incidents that wait for a verdict. Technical ones never raise it. */
export function attentionOf(incidents: readonly JudgedIncident[]): number {
  return scoreOf(incidents.filter(({ verdict }) => verdict === 'pending')).total;
}
