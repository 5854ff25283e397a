import { z } from 'zod';
import { deg, ms, samples } from './threshold-kinds';

export const eyesAwayThresholds = z
  .object({
    /** From the own baseline, in the head's own frame. A 24-inch screen at 60 cm spans 24 degrees to each side. */
    openDeg: deg.default(25),
    closeDeg: deg.default(15),
    openAfterMs: ms.default(6_000),
    minSamples: samples.default(5),
    closeAfterMs: ms.default(2_000),
    closeSamples: samples.default(2),
  })
  .refine(({ openDeg, closeDeg }) => closeDeg < openDeg, {
    message: 'closeDeg must lie below openDeg',
    params: { lower: 'closeDeg', upper: 'openDeg' },
  })
  .prefault({});
