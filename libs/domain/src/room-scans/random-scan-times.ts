/** Nobody is asked in the first and last tenth of an exam, where people read the rules or look their answers over. */
const MARGIN = 0.1;
/** Part of its own share of the time in which a scan may fall: two never come close together. */
const SPREAD = 0.7;

/**
 * When an exam asks for scans of the room by lot: milliseconds of exam time, rising. The same seed always gives the same times,
 * so that it can be shown afterwards that nobody was picked on.
 * @param seed of the session; any integer
 * @param durationMs of the candidate's own exam, extra time included
 */
export function randomScanTimesMs(seed: number, durationMs: number, count: number): number[] {
  const random = mulberry32(seed);
  const shareMs = (durationMs * (1 - 2 * MARGIN)) / Math.max(count, 1);
  return Array.from({ length: count }, (_, index) =>
    Math.round(durationMs * MARGIN + shareMs * (index + (count > 1 ? SPREAD : 1) * random())),
  );
}

/** Tommy Ettinger's generator (public domain): small, even enough for a lot, the same on every machine. @returns 0 up to 1 */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
