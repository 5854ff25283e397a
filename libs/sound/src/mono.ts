/**
 * Below this share of the louder side's energy the mean of two sides has lost sound. Sound on one side alone leaves a quarter; sides
 * with nothing in common leave half and more.
 */
const LOST_BELOW = 0.2;
/** From this ratio on, what the two sides differ by outweighs what they have in common. */
const TURNED_FROM = 2;

/**
 * Two sides of a sound as one: their mean, or the louder side alone where they cancel each other out. A wire of reversed polarity, or
 * somebody who turns one side around on purpose, would otherwise make speech silent.
 */
export function mixToMono(left: Float32Array, right: Float32Array): Float32Array {
  const mean = left.map((sample, at) => (sample + right[at]!) / 2);
  const [leftEnergy, rightEnergy, meanEnergy] = [energyOf(left), energyOf(right), energyOf(mean)];
  const differenceEnergy = (leftEnergy + rightEnergy) / 2 - meanEnergy;
  const isLost = meanEnergy < LOST_BELOW * Math.max(leftEnergy, rightEnergy);
  if (!isLost && differenceEnergy < TURNED_FROM * meanEnergy) return mean;
  return leftEnergy >= rightEnergy ? left : right;
}

function energyOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum;
}
