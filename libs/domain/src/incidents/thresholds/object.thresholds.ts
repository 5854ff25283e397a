import { z } from 'zod';
import { ms, samples, score } from './threshold-kinds';

export const objectThresholds = z
  .object({
    /** The hit rates of OBJECT_HIT_RATES were measured at 0.35; asking for more over several looks trades hits for fewer false ones. */
    score: score.default(0.45),
    /** A thing in a hand moves less than this between two looks, in sizes of its box. Product choice. */
    samePlaceWithin: z.number().positive().default(1.5),
    /** Looks come every 4 s once one has found something: three over at least 8 s, with one miss between. */
    minSamples: samples.default(3),
    openAfterMs: ms.default(8_000),
    bridgeMs: ms.default(6_000),
    closeAfterMs: ms.default(16_000),
    closeSamples: samples.default(4),
  })
  .prefault({});
