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
  let [leftEnergy, rightEnergy, common] = [0, 0, 0];
  for (let at = 0; at < left.length; at++) {
    const a = left[at]!;
    const b = right[at]!;
    leftEnergy += a * a;
    rightEnergy += b * b;
    common += a * b;
  }
  const meanEnergy = (leftEnergy + rightEnergy + 2 * common) / 4;
  const differenceEnergy = (leftEnergy + rightEnergy) / 2 - meanEnergy;
  // A mono sound stands on both sides, and is its own mean.
  if (differenceEnergy === 0) return left;
  const isLost = meanEnergy < LOST_BELOW * Math.max(leftEnergy, rightEnergy);
  if (isLost || differenceEnergy >= TURNED_FROM * meanEnergy) return leftEnergy >= rightEnergy ? left : right;
  const mean = new Float32Array(left.length);
  for (let at = 0; at < mean.length; at++) mean[at] = (left[at]! + right[at]!) / 2;
  return mean;
}
