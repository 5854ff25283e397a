import { z } from 'zod';
import { ms, samples, score } from './threshold-kinds';

/** Whether somebody is there when no face is found. */
export const personPresenceThresholds = z
  .object({
    /** Body network: at 0.39 it finds 86 % of the people who fill an eighth of the picture, with 5 % false (COCO). */
    bodyScore: score.default(0.39),
    /** Between these two the body network is in doubt, and a look for persons that is fresh decides. Product choice. */
    bodyDoubtFrom: score.default(0.25),
    bodyDoubtTo: score.default(0.5),
    /** Person network: people from the back are found in 28 of 29 pictures with no false one in 11 at 0.45 (measured). */
    personScore: score.default(0.45),
    /** A look tells of the present for this long: one and a half times the longest interval between looks (4 s). */
    freshMs: ms.default(6_000),
  })
  .prefault({});

export const faceHiddenThresholds = z
  .object({
    /** As long as face.absent: which of the two speaks depends on whether a body is seen. */
    openAfterMs: ms.default(3_000),
    minSamples: samples.default(2),
    hintAfterMs: ms.default(2_000),
    closeAfterMs: ms.default(1_000),
    closeSamples: samples.default(2),
  })
  .prefault({});

export const seatLeftThresholds = z
  .object({
    /** Whoever bends down for a pen is back before. Until then face.absent speaks. Product choice. */
    openAfterMs: ms.default(10_000),
    /** So many looks for a body or persons must have found nobody. */
    minEmptyLooks: samples.default(2),
    closeAfterMs: ms.default(1_000),
    closeSamples: samples.default(2),
  })
  .prefault({});

export const bodySecondThresholds = z
  .object({
    /** Higher than for presence: here a false one accuses. At 0.45 none of 11 empty rooms had a person (measured). */
    personScore: score.default(0.5),
    /** Boxes that overlap by more than this share of the smaller one are one person seen twice. Product choice. */
    overlapAtMost: z.number().min(0).max(1).default(0.4),
    /** Looks come every 4 s once one has found something: three over at least 8 s, with one miss between. */
    minSamples: samples.default(3),
    openAfterMs: ms.default(8_000),
    bridgeMs: ms.default(6_000),
    closeAfterMs: ms.default(8_000),
    closeSamples: samples.default(3),
  })
  .prefault({});
