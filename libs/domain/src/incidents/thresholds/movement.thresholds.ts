import { z } from 'zod';
import { ms, samples, score } from './threshold-kinds';

export const bodyLeaningThresholds = z
  .object({
    /** The head has moved so far from its own usual place, in own shoulder widths, and the edge cuts it. Product choice. */
    shift: z.number().positive().default(0.5),
    /** A face nearer to the edge than this share of its own size is cut. */
    edgeMargin: z.number().min(0).max(1).default(0.02),
    /** A face is 0.38 of the width of the shoulders (adult averages: 14 to 15 cm of 37 to 40 cm); used until shoulders were seen. */
    faceOfShoulders: z.number().positive().max(1).default(0.38),
    openAfterMs: ms.default(5_000),
    minSamples: samples.default(3),
    hintAfterMs: ms.default(3_000),
    closeAfterMs: ms.default(2_000),
    closeSamples: samples.default(2),
  })
  .prefault({});

export const bodyMovingThresholds = z
  .object({
    /** Joints that are less sure than this are left out. */
    jointScore: score.default(0.35),
    /** Movement between two looks 2 s apart: at least so many own shoulder widths; signing with wide arms gives 0.55 (measured)... */
    atLeast: z.number().positive().default(0.8),
    /** ...and at least so many times the own usual movement (the upper quarter of the calibration). Product choice. */
    timesBaseline: z.number().min(1).default(4),
    /** Looks nearer to each other than this are no pair: frames of a burst would measure speed and not movement. */
    pairAtLeastMs: ms.default(1_500),
    pairAtMostMs: ms.default(5_000),
    openAfterMs: ms.default(10_000),
    minSamples: samples.default(5),
    /** Somebody who moves much also rests for a look. */
    bridgeMs: ms.default(4_500),
    closeAfterMs: ms.default(6_000),
    closeSamples: samples.default(3),
  })
  .prefault({});
