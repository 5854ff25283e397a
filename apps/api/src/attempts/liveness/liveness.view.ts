import {
  type LivenessChallenge as ChallengeView,
  type LivenessHint,
  type LivenessProgress,
} from '@bakylau/contracts';
import { type CheckIn, type LivenessChallenge } from '@bakylau/persistence';
import { triesLeft } from './liveness.outcome';

export function challengeView(challenge: LivenessChallenge): ChallengeView {
  const { id, kind, turns, digits, tryNumber, expiresAt } = challenge;
  return { id, kind, turns, digits, tryNumber, expiresInMs: Math.max(0, expiresAt.getTime() - Date.now()) };
}

/** @param better a hint that says more than the check itself can, which sees only angles */
export function progressView(
  { outcome, failure, measures }: LivenessChallenge,
  checkIn: CheckIn,
  better: LivenessHint | null = null,
): LivenessProgress {
  const state = measures?.kind === 'head_turn' ? measures.state : null;
  return {
    state: outcome,
    phase: state?.phase ?? null,
    step: state?.step ?? 0,
    hint: state?.hint === 'look_straight' ? (better ?? state.hint) : (state?.hint ?? null),
    failure,
    outcome: checkIn.livenessOutcome,
    triesLeft: triesLeft(checkIn),
  };
}
