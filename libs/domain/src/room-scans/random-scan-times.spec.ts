import { randomScanTimesMs } from './random-scan-times';

const HOUR_MS = 3_600_000;
const SEEDS = Array.from({ length: 500 }, (_, i) => i * 7919);

describe(randomScanTimesMs.name, () => {
  it('gives the same times for the same seed, and others for another', () => {
    expect(randomScanTimesMs(42, HOUR_MS, 3)).toEqual(randomScanTimesMs(42, HOUR_MS, 3));
    expect(new Set(SEEDS.map((seed) => randomScanTimesMs(seed, HOUR_MS, 1)[0])).size).toBeGreaterThan(490);
  });

  it('spares the first and the last tenth, and keeps scans apart', () => {
    for (const seed of SEEDS) {
      const [first = 0, second = 0, third = 0] = randomScanTimesMs(seed, HOUR_MS, 3);
      expect(first).toBeGreaterThanOrEqual(HOUR_MS * 0.1);
      expect(third).toBeLessThanOrEqual(HOUR_MS * 0.9);
      // A third of the middle 48 minutes is 16, of which 30 % are always between two.
      expect(second - first).toBeGreaterThanOrEqual(4.8 * 60_000 - 1);
      expect(third - second).toBeGreaterThanOrEqual(4.8 * 60_000 - 1);
    }
  });

  it('spreads a single scan over the whole middle', () => {
    const times = SEEDS.map((seed) => randomScanTimesMs(seed, HOUR_MS, 1)[0] ?? 0);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    expect(mean / HOUR_MS).toBeCloseTo(0.5, 1);
  });

  it('draws nothing when there is nothing to draw', () => {
    expect(randomScanTimesMs(1, HOUR_MS, 0)).toEqual([]);
  });
});
