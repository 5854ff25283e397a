import { z } from 'zod';
import { ms, samples } from './threshold-kinds';

/**
 * What tells a living face from a picture of one: how much its region of the picture changes from frame to frame, over what the
 * picture's noise changes where it is as steep. Measured in VP8 key frames of 6 to 45 kB, middle values of 20 s: 55 portraits held still
 * gave 0.6 to 1.2, under light and heavy noise; living faces 1.7 to 30, and 1.45 to 1.8 under noise so heavy that hardly anything is seen.
 */
export const facePictureThresholds = z
  .object({
    /** The middle value of the last frames; less is a picture. */
    timesNoise: z.number().min(1).default(1.3),
    /** Three of four frames with so much are a living face at once; in those portraits three of four never had more than 1.2. */
    quickTimesNoise: z.number().min(1).default(1.5),
    /** A face is watched for so long and on so many frames before it is called a picture. */
    watchMs: ms.default(10_000),
    minSamples: samples.default(8),
    /** The last frames that count. */
    windowMs: ms.default(20_000),
    /**
     * A living face is told as still when it moved no more than a picture for so long, on so many frames, of which this share may
     * reach `quickTimesNoise`. In VP8 key frames of 7 to 45 kB the middle values of a photo over the face were at most 1.3 and nine in
     * ten below 1.4; of people whose head stands still 1.6 at the least, and half of their values were above that (measured).
     */
    stillAfterMs: ms.default(45_000),
    stillSamples: samples.default(10),
    stillQuickShare: z.number().min(0).max(1).default(0.1),
    /** A poster hangs there for hours. */
    updateEveryMs: ms.default(60_000),
    /** Where a living face was, a new one is taken for the same person for this long. */
    rememberMs: ms.default(60_000),
  })
  .prefault({});

/** Faces too far away for the fast detector come only on the frames of the slow scan. */
export const distantFaceThresholds = z
  .object({
    /** One scan may be wrong; two in a row at about the same place hardly are. */
    minScans: samples.default(2),
    /** Scans are at most 20 s apart; what the last one saw holds until the next one is overdue. */
    holdMs: ms.default(25_000),
    /** A face may have moved so many of its own sizes between two scans. */
    samePlaceWithin: z.number().positive().default(3),
    /** One that moved less than this between all scans may be a poster. */
    stillWithin: z.number().positive().default(0.12),
    /** So many scans without movement make it a picture. */
    pictureScans: samples.default(3),
  })
  .prefault({});
