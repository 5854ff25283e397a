import { type Speech } from '@bakylau/contracts';

/** A step counts as speech from this probability on; the network's authors use the same. */
const speechProbability = 0.5;
/**
 * As sure as this the network is of a voice now and then, of a bark's echo never: what dogs leave in a room keeps it at 0.5 to 0.71.
 * Measured through Opus on speech in Kazakh, Russian, English, Bulgarian, Romanian and French, near, far, quiet and in noise (2,700
 * windows with and without speech): of the windows of speech 0.6 % are lost, of near voices 0.15 %; of those of animals, engines and
 * instruments that count as speech an eighth, and two of seven incidents.
 */
const sureProbability = 0.75;
/** A second: what is said around a sure step is speech as well. */
export const sureForSteps = 31;

/** Steps since the network was sure, counted no further than this. */
export const notSureLately = sureForSteps + 1;

export interface SpokenSteps {
  speech: Speech;
  /** To be handed in with the next window; {@link notSureLately} at most. */
  stepsSinceSure: number;
}

/**
 * How much of a window is speech: the steps that the network takes for speech, as far as it is sure of one within a second of them.
 * @param probabilities of the window's steps in their order, at least one
 * @param stepsSinceSure steps before the window since the last sure one, 0 when it was the last
 */
export function countSpoken(probabilities: readonly number[], stepsSinceSure: number): SpokenSteps {
  const sureAt = probabilities.flatMap((probability, at) => (probability >= sureProbability ? [at] : []));
  const all = [-1 - stepsSinceSure, ...sureAt];
  const spoken = probabilities.filter(
    (probability, at) =>
      probability >= speechProbability && all.some((sure) => Math.abs(at - sure) <= sureForSteps),
  );
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  return {
    speech: { probability: sum / probabilities.length, ratio: spoken.length / probabilities.length },
    stepsSinceSure: Math.min(notSureLately, probabilities.length - 1 - all.at(-1)!),
  };
}
