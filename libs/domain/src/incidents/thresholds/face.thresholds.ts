import { z } from 'zod';
import { ms, samples } from './threshold-kinds';

/**
 * What tells a living face from a picture of one: how much its region of the picture changes from frame to frame, over what the
 * picture's noise changes everywhere. Measured: five portraits held still before noisy cameras gave a middle value of 0.9 to 1.1; living
 * faces 1.4 to 1.6 under the same heavy noise, 4 to 17 without it, and the stillest one (only its eyes move) 5. In VP8 key frames of 10
 * to 45 kB portraits give 1.2 to 1.8, so that most are taken for people: see "Pictures of faces" in docs/accuracy.md.
 */
export const facePictureThresholds = z
  .object({
    /** The middle value of the last frames; less is a picture. */
    timesNoise: z.number().min(1).default(1.25),
    /** Three of four frames with so much are a living face at once. */
    quickTimesNoise: z.number().min(1).default(2.5),
    /** A face is watched for so long and on so many frames before it is called a picture. */
    watchMs: ms.default(10_000),
    minSamples: samples.default(8),
    /** The last frames that count. */
    windowMs: ms.default(20_000),
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
