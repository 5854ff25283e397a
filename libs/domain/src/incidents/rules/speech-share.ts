import { type Speech } from '@bakylau/contracts';

/**
 * How sure the network is of the speech that it found in a window, 0 to 1: a second of which a third is words has a mean
 * probability of a third when every word is certain.
 */
export function certaintyOf(speech: Speech | null): number {
  if (!speech || speech.ratio === 0) return 0;
  return Math.min(1, speech.probability / speech.ratio);
}
