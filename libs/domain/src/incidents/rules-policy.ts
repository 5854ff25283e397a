import { z } from 'zod';
import {
  cameraChangedThresholds,
  cameraLoopedThresholds,
  cameraVirtualThresholds,
} from './thresholds/camera-source.thresholds';
import { eyesAwayThresholds } from './thresholds/eyes.thresholds';
import { distantFaceThresholds, facePictureThresholds } from './thresholds/face.thresholds';
import { bodyLeaningThresholds, bodyMovingThresholds } from './thresholds/movement.thresholds';
import { identityUncheckedThresholds } from './thresholds/identity.thresholds';
import { objectThresholds } from './thresholds/object.thresholds';
import {
  bodySecondThresholds,
  faceHiddenThresholds,
  personPresenceThresholds,
  seatLeftThresholds,
} from './thresholds/person.thresholds';
import { deg, luma, ms, samples } from './thresholds/threshold-kinds';

const ratio = z.number().min(0).max(1);

/**
 * Thresholds of the incident rules with their defaults. "Measured" means on the clips and photos of test/fixtures, by
 * test/media/rules-on-footage.spec.ts, vision-identity.spec.ts and vision-frames.spec.ts; the other numbers are product choices that an exam's policy may change.
 */
export const rulesPolicySchema = z.object({
  /** How long own normal values are collected, and how many samples they need at least. Product choice. */
  calibration: z.object({ durationMs: ms.default(20_000), minSamples: samples.default(5) }).prefault({}),
  /**
   * Samples further apart than this belong to no common span: a gap in the frames is no evidence of anything. Two and a
   * half times the longest key frame interval of an upload profile (4 s).
   */
  maxSampleGapMs: ms.default(10_000),
  /** The same for what is looked for only on some frames, every 4 s as a rule, less often on a busy machine. */
  maxLookGapMs: ms.default(20_000),
  /** An open incident is reported again, with its growing duration, at most this often. */
  updateEveryMs: ms.default(5_000),
  faceAbsent: z
    .object({
      /** A face detector misses single frames (0 to 2 % of webcam frames, measured); three seconds are never one frame. */
      openAfterMs: ms.default(3_000),
      minSamples: samples.default(2),
      hintAfterMs: ms.default(2_000),
      closeAfterMs: ms.default(1_000),
      closeSamples: samples.default(2),
    })
    .prefault({}),
  faceMultiple: z
    .object({
      /** Two frames in a row took the false alarms of the detector cascade away (measured). */
      minSamples: samples.default(2),
      closeAfterMs: ms.default(3_000),
      closeSamples: samples.default(3),
    })
    .prefault({}),
  facePicture: facePictureThresholds,
  distantFace: distantFaceThresholds,
  personPresence: personPresenceThresholds,
  faceHidden: faceHiddenThresholds,
  seatLeft: seatLeftThresholds,
  bodyLeaning: bodyLeaningThresholds,
  bodyMoving: bodyMovingThresholds,
  bodySecond: bodySecondThresholds,
  object: objectThresholds,
  eyesAway: eyesAwayThresholds,
  cameraChanged: cameraChangedThresholds,
  cameraLooped: cameraLoopedThresholds,
  cameraVirtual: cameraVirtualThresholds,
  faceOtherPerson: z
    .object({
      /**
       * Euclidean distance of a descriptor, or of the mean of two. At 0.5 the false match rate is 0.7 %, and no mean of the right
       * person was refused (docs/accuracy.md). The check-in photo, a single picture, goes by it too: FMR 0.3 to 0.9 %; FNMR 0 % of the
       * frontal pairs, 5 % against another recording, 13 to 33 % with a hand at the face, glasses or half of the light. 0.475 would
       * let a quarter as many pass and refuse 4 % of the frontal pairs.
       */
      distance: z.number().positive().max(2).default(0.5),
      /**
       * A sample that is the mean of three descriptors or more counts from this much below `distance`: what single pictures get wrong is
       * gone from it, so that strangers lie nearer too. Of two who look alike, single pictures lay at 0.50 to 0.60 and their means at 0.46
       * to 0.57. More would find more of them and accuse a person with a hand before the mouth, whose means were 0.48 (bench:accuracy,
       * conditions).
       */
      meanMargin: z.number().nonnegative().max(1).default(0.01),
      /** 4 of the last 5 usable samples, and their mean, must lie above: one or two odd frames open nothing. */
      needed: samples.default(4),
      window: samples.default(5),
      /**
       * So many in a row above this open at once. Half of all strangers lie above 0.7; no usable frame of the right person
       * was above 0.65, with a hand before the mouth (measured on few people, so two are asked for).
       */
      strongDistance: z.number().positive().max(2).default(0.7),
      strongNeeded: samples.default(2),
      /** Closes when this many usable samples in a row lie below `distance` by the margin. */
      closeSamples: samples.default(2),
      closeMargin: z.number().nonnegative().default(0.03),
      /** Usable samples older than this are forgotten; identity is sampled every 5 s. */
      forgetAfterMs: ms.default(90_000),
    })
    .refine(({ needed, window }) => needed <= window, {
      message: 'needed must not exceed window',
      params: { lower: 'needed', upper: 'window' },
    })
    .prefault({}),
  identityUnchecked: identityUncheckedThresholds,
  headAway: z
    .object({
      /** From the own baseline. Pose of the mesh scatters by 0.5 degrees (measured), so 30 is a real turn. */
      openDeg: deg.default(30),
      closeDeg: deg.default(20),
      openAfterMs: ms.default(4_000),
      minSamples: samples.default(2),
      hintAfterMs: ms.default(2_000),
      closeAfterMs: ms.default(1_000),
      closeSamples: samples.default(2),
      /** Nobody can calibrate on a turned head: the baseline lies at most this far from straight. */
      baselineLimitDeg: deg.default(20),
    })
    .refine(({ openDeg, closeDeg }) => closeDeg < openDeg, {
      message: 'closeDeg must lie below openDeg',
      params: { lower: 'closeDeg', upper: 'openDeg' },
    })
    .prefault({}),
  soundNoise: z
    .object({
      /** Over the own floor. Speech at a desk lies 20 to 35 dB over the floor of a quiet room. */
      marginDb: z.number().positive().default(15),
      closeMarginDb: z.number().nonnegative().default(10),
      /** Quieter than this is never noise, however quiet the room is. */
      minLevelDbfs: z.number().max(0).default(-45),
      openAfterMs: ms.default(3_000),
      hintAfterMs: ms.default(2_000),
      /** Pauses between words do not end a span. */
      bridgeMs: z.number().int().nonnegative().default(1_500),
      closeAfterMs: ms.default(3_000),
      /** The floor is this percentile of the levels while calibrating, so that a few loud seconds do not raise it. */
      floorPercentile: z.number().min(0).max(100).default(20),
      /** The floor is never taken as higher than this. */
      floorLimitDbfs: z.number().max(0).default(-35),
      /** A window with at least this share of speech is no noise: even the edge of a word counts as speech here. */
      speechRatio: ratio.default(0.1),
    })
    .refine(({ marginDb, closeMarginDb }) => closeMarginDb <= marginDb, {
      message: 'closeMarginDb must not exceed marginDb',
      params: { lower: 'closeMarginDb', upper: 'marginDb' },
    })
    .prefault({}),
  soundSpeech: z
    .object({
      /**
       * Share of speech that makes a window one of speech. A second with one spoken digit has 0.2 to 0.56; typing, knocks, steps,
       * barks and room noise have less than 0.1 (measured, test/media/sound-speech.spec.ts).
       */
      openRatio: ratio.default(0.2),
      closeRatio: ratio.default(0.1),
      openAfterMs: ms.default(3_000),
      minSamples: samples.default(3),
      hintAfterMs: ms.default(2_000),
      /** Pauses between words and sentences do not end a span. */
      bridgeMs: z.number().int().nonnegative().default(2_000),
      closeAfterMs: ms.default(4_000),
      closeSamples: samples.default(3),
    })
    .refine(({ openRatio, closeRatio }) => closeRatio <= openRatio, {
      message: 'closeRatio must not exceed openRatio',
      params: { lower: 'closeRatio', upper: 'openRatio' },
    })
    .prefault({}),
  soundSpeechUnseen: z
    .object({
      /** Steady speech only: between single words everybody's mouth is closed. */
      minRatio: ratio.default(0.5),
      /**
       * The mouth's opening may change by this share of the height of the face. Mouths at rest changed by 0.003 to 0.015 within
       * 15 s, also a smiling one (measured on 3 persons); speaking mouths were not there to be measured.
       */
      stillRange: z.number().positive().max(1).default(0.02),
      openAfterMs: ms.default(8_000),
      /** Windows of speech, each with at least one picture. */
      minSamples: samples.default(8),
      /** A longer pause begins anew. */
      maxPauseMs: ms.default(5_000),
    })
    .prefault({}),
  cameraDark: z
    .object({
      /** A picture darker than this, or flatter than `deviation`, shows nothing. A covered lens gives 0 to 10. */
      meanLuma: luma.default(20),
      deviation: luma.default(6),
      /** To close, the picture must be better than the limits by this factor. */
      closeFactor: z.number().min(1).default(1.3),
      openAfterMs: ms.default(2_000),
      minSamples: samples.default(2),
      closeAfterMs: ms.default(1_000),
      closeSamples: samples.default(2),
    })
    .prefault({}),
  cameraFrozen: z
    .object({
      /** Mean difference of thumbnails in luma steps. Sensor noise keeps every real camera above; a frozen one gives 0... */
      motionAtMost: z.number().nonnegative().max(1).default(0.002),
      /**
       * ...but not each time: the encoder draws the same picture otherwise whenever it has other bits for it. Of VP8 key frames of a
       * picture that froze half to nine in ten changed, by up to 1.2 luma steps, the face by at most 1.5 times the picture's noise;
       * living faces change more as a rule. Such a picture neither proves a frozen camera nor the contrary...
       */
      timesNoise: z.number().min(1).default(1.6),
      /** ...for so long after the last exact repetition (up to 12 s lay between two at 800 kbit/s, 6 s at 200, measured). */
      bridgeMs: ms.default(15_000),
      openAfterMs: ms.default(4_000),
      /** Exact repetitions. No picture of a living camera repeated the one before it. */
      minSamples: samples.default(3),
    })
    .prefault({}),
  cameraCovered: z
    .object({
      /** The regulation of the product: dark is technical until the person was told and this time has passed. */
      afterHintMs: ms.default(30_000),
    })
    .prefault({}),
  microphoneSilent: z
    .object({
      openAfterMs: ms.default(5_000),
      closeAfterMs: ms.default(2_000),
    })
    .prefault({}),
  microphoneClipping: z
    .object({
      /** Share of samples at full scale. Speech 20 dB too loud has 0.011 to 0.059 in every second, at its usual level 0 (measured). */
      openRatio: ratio.default(0.01),
      closeRatio: ratio.default(0.001),
      openAfterMs: ms.default(5_000),
      minSamples: samples.default(3),
      /** Loud moments come with words, so pauses do not end a span. */
      bridgeMs: z.number().int().nonnegative().default(4_000),
      closeAfterMs: ms.default(15_000),
      closeSamples: samples.default(10),
    })
    .refine(({ openRatio, closeRatio }) => closeRatio <= openRatio, {
      message: 'closeRatio must not exceed openRatio',
      params: { lower: 'closeRatio', upper: 'openRatio' },
    })
    .prefault({}),
  mediaGap: z
    .object({
      openAfterMs: ms.default(3_000),
      /** Networks come back within this time; a camera or microphone that does not is switched off or unplugged. */
      attentionAfterMs: ms.default(30_000),
    })
    .prefault({}),
  screenShareStopped: z
    .object({
      /** Time to begin the share again after the hint reached the page: two clicks in the browser's dialogue. Product choice. */
      afterHintMs: ms.default(10_000),
    })
    .prefault({}),
  analysisUnavailable: z
    .object({
      openAfterMs: ms.default(5_000),
      /** So long without an answer about a picture, one is missed although none was refused; the slowest pace is one in 16 s. */
      pictureAwaitedMs: ms.default(30_000),
    })
    .prefault({}),
  pageLeft: z.object({ openAfterMs: ms.default(2_000) }).prefault({}),
});

export type RulesPolicy = z.infer<typeof rulesPolicySchema>;

/** The policy with every default. */
export const DEFAULT_RULES_POLICY: RulesPolicy = rulesPolicySchema.parse({});
