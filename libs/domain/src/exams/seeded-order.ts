import { createHash } from 'node:crypto';

const UINT32_VALUES = 2 ** 32;

/**
 * The list in an order that the seed and the purpose decide alone: SHA-256 in counter mode feeds a Fisher-Yates shuffle, so that it
 * comes out the same on every machine and anybody can draw it again. Purposes keep the draws of one seed independent of each other.
 * @param seed of the attempt; any integer
 * @param purpose what is shuffled, such as an item's id
 */
export function seededOrder<T>(list: readonly T[], seed: number, purpose: string): T[] {
  const below = seededDraw(`${seed}:${purpose}`);
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1);
    // Both places are within the list: other <= last < order.length.
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** @returns a function that draws whole numbers from 0 up to, and without, its limit; each equally likely */
export function seededDraw(seed: string): (limit: number) => number {
  let block = Buffer.alloc(0);
  let counter = 0;
  const next = (): number => {
    if (block.length < 4) block = createHash('sha256').update(`${seed}:${counter++}`).digest();
    const value = block.readUInt32BE(0);
    block = block.subarray(4);
    return value;
  };
  return (limit) => {
    // Values past the last full multiple of the limit would favour the small numbers.
    const fair = UINT32_VALUES - (UINT32_VALUES % limit);
    let value = next();
    while (value >= fair) value = next();
    return value % limit;
  };
}
