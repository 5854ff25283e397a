import { z } from 'zod';
import { luma, ms, samples } from './threshold-kinds';

export const cameraChangedThresholds = z
  .object({
    /**
     * Likeness (correlation) of the picture's borders and of the whole picture before and after; both must lie below. Between seven
     * clips of different places the borders gave at most 0.36 and the whole 0.58, except where two were filmed before the same wall;
     * somebody who walks into an empty room left 0.82 and 0.65 (measured).
     */
    borderBelow: z.number().min(-1).max(1).default(0.45),
    wholeBelow: z.number().min(-1).max(1).default(0.6),
    /** The new scene must stay for so many frames: a hand before the lens passes. */
    minSamples: samples.default(3),
    /** A reported change of device explains a new scene that comes within this time of it. */
    explainedWithinMs: ms.default(15_000),
  })
  .prefault({});

export const cameraLoopedThresholds = z
  .object({
    /** How far back pictures are remembered, and how many: one in this time. */
    rememberMs: ms.default(30 * 60_000),
    everyMs: ms.default(900),
    /** Repetitions faster than this are a stuck buffer of the camera, or somebody who rocks. */
    periodAtLeastMs: ms.min(5_000).default(6_000),
    /** The repetition is told over a window of this length... */
    windowMs: ms.default(120_000),
    /**
     * ...in which so many pictures recur after the same time, and this share of all: pictures of a loop are taken at other moments
     * of it each time round, so that only one in five or so meets its like (measured)...
     */
    minPictures: samples.default(12),
    recurringShare: z.number().min(0).max(1).default(0.12),
    /** ...and hardly any a few seconds sooner or later, where a still scene recurs just as well. */
    neighbourShareAtMost: z.number().min(0).max(1).default(0.2),
    /** Mean difference of two pictures that counts as the same: a picture compressed twice differs by 0.1 to 0.2 (measured). */
    sameWithin: luma.default(0.3),
    /** It must also be this much smaller than what pictures of this session differ by. */
    ofTypical: z.number().min(0).max(1).default(0.5),
    /** A picture that is the same as more than this share of all earlier ones is of a still scene and tells nothing. */
    stillShare: z.number().min(0).max(1).default(0.2),
    closeAfterMs: ms.default(60_000),
    updateEveryMs: ms.default(30_000),
  })
  .prefault({});

export const cameraVirtualThresholds = z
  .object({
    /** Nothing about it changes but its age. */
    updateEveryMs: ms.default(60_000),
  })
  .prefault({});
