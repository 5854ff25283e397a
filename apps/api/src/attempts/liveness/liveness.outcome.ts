import { LIVENESS_MAX_TRIES, type LivenessOutcome } from '@bakylau/contracts';
import { type CheckIn, type LivenessTryOutcome } from '@bakylau/persistence';

type Tried = Pick<CheckIn, 'livenessTries'>;

/** Another photo may be of another person, so what was shown to the one before counts no longer; tries that were used stay used. */
export function outcomeAfterPhoto({ livenessTries }: Tried): LivenessOutcome {
  return livenessTries >= LIVENESS_MAX_TRIES ? 'not_shown' : 'missing';
}

/** What a check-in stands at once a try ended. The last failed one opens the way on: a person looks then. */
export function outcomeAfterTry(ended: Exclude<LivenessTryOutcome, 'open'>, tried: Tried): LivenessOutcome {
  if (ended === 'passed') return 'shown';
  return ended === 'to_be_heard' ? 'to_be_heard' : outcomeAfterPhoto(tried);
}

export function triesLeft({ livenessTries }: Tried): number {
  return Math.max(0, LIVENESS_MAX_TRIES - livenessTries);
}
