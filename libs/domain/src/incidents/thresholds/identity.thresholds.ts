import { z } from 'zod';
import { ms, samples } from './threshold-kinds';

/** Identity is asked of every picture until one can serve, so a person who now and then faces the camera never comes near these. */
export const identityUncheckedThresholds = z
  .object({
    /** Somebody was there for so long, gaps left out, without one picture that could be compared. Product choice. */
    openAfterMs: ms.default(180_000),
    /** The candidate is told what would help this early; at the latest when it opens. */
    hintAfterMs: ms.default(120_000),
    /** At the slowest interval of an upload profile (4 s) three minutes have 45 pictures. */
    minSamples: samples.default(10),
    /** face.other_person decides by two samples at the least, so one alone is no check yet. */
    closeSamples: samples.default(2),
    /** An absence or a fault of the camera that is shorter does not begin it anew. */
    bridgeMs: ms.default(60_000),
    updateEveryMs: ms.default(60_000),
  })
  .prefault({});
