import { z } from 'zod';
import { photoRefusalSchema } from './analysis';
import { caseMaterialsSchema } from './case-materials';
import { examFormatSchema, proctoringPolicySchema } from './exams';
import { finalGradeSchema } from './grading';
import { answerValueSchema, isAnswered, itemViewSchema } from './items';
import { retentionPeriodsSchema } from './retention';
import { roomScanPlanSchema } from './room-scans';
import { livenessOutcomeSchema } from './liveness';
import { candidateOralSchema } from './oral';
import { candidatePauseSchema, sessionPauseSchema } from './pauses';
import { candidateRulesSchema } from './rules-policies';
import { idSchema, instantSchema, localizedTextSchema, sha256Schema } from './primitives';
import { scoringPolicySchema } from './test-policies';

/** PostgreSQL's largest `integer`, which revisions are kept as. */
const MAX_REVISION = 2_147_483_647;

export const createAttemptSchema = z.object({ examId: idSchema });

/**
 * Upload profiles, kbit/s of camera + screen + microphone; chosen from the measured upload. A key frame of the camera is 10 to
 * 20 kB, so what the line can carry bounds how often one is asked for, as a rule and for the few seconds after a change.
 */
export const UPLOAD_PROFILES = {
  p120: {
    ...{ totalKbps: 120, cameraKbps: 60, screenKbps: 40, soundKbps: 16 },
    ...{ keyframeEveryMs: 4000, burstKeyframeEveryMs: 2000 },
  },
  p324: {
    ...{ totalKbps: 324, cameraKbps: 200, screenKbps: 100, soundKbps: 24 },
    ...{ keyframeEveryMs: 2000, burstKeyframeEveryMs: 500 },
  },
  p800: {
    ...{ totalKbps: 800, cameraKbps: 500, screenKbps: 270, soundKbps: 30 },
    ...{ keyframeEveryMs: 1000, burstKeyframeEveryMs: 250 },
  },
} as const;
export const uploadProfileSchema = z.enum(['p120', 'p324', 'p800']);
export type UploadProfile = z.infer<typeof uploadProfileSchema>;

/** What the candidate's browser found; stored with the session. A source that the exam does not observe is null. */
export const deviceCheckSchema = z.object({
  browser: z.object({ name: z.string().max(80), version: z.string().max(40), supported: z.boolean() }),
  camera: z
    .object({ label: z.string().max(200), width: z.number().int(), height: z.number().int() })
    .nullable(),
  microphone: z.object({ label: z.string().max(200), peakDbfs: z.number() }).nullable(),
  screen: z
    .object({ surface: z.string().max(40), width: z.number().int(), height: z.number().int() })
    .nullable(),
  uploadKbps: z.number().nonnegative(),
});
export type DeviceCheck = z.infer<typeof deviceCheckSchema>;

export const checkInSchema = z.object({
  deviceCheckDone: z.boolean(),
  uploadProfile: uploadProfileSchema.nullable(),
  noticeAcceptedAt: instantSchema.nullable(),
  /** `unmatched` may still start: the match is advice to the proctor, never the sole blocker. */
  photo: z.enum(['missing', 'matched', 'unmatched']),
  photoTries: z.number().int(),
  /** `missing` also where the exam asks for no liveness check. */
  liveness: livenessOutcomeSchema,
  livenessTries: z.number().int(),
});
export type CheckIn = z.infer<typeof checkInSchema>;

/** Answer to a check-in photo. */
export const photoOutcomeSchema = z.object({
  accepted: z.boolean(),
  refusals: z.array(photoRefusalSchema),
  /** Whether the photo matches the enrolled one; null when refused. */
  matched: z.boolean().nullable(),
  distance: z.number().nullable(),
  threshold: z.number(),
  tries: z.number().int(),
});
export type PhotoOutcome = z.infer<typeof photoOutcomeSchema>;

export const acceptNoticeSchema = z.object({ noticeVersion: z.literal(1), accepted: z.literal(true) });

export const savedAnswerSchema = z.object({
  itemId: idSchema,
  value: answerValueSchema,
  /** Grows by one with every stored change. */
  revision: z.number().int(),
  savedAt: instantSchema,
});
export type SavedAnswer = z.infer<typeof savedAnswerSchema>;

/**
 * Stores one answer. `clientRevision` grows with every change in the browser; an older one than stored changes nothing
 * (a late retry), so sending twice is safe.
 */
export const saveAnswerSchema = z.object({
  value: answerValueSchema,
  clientRevision: z.number().int().positive().max(MAX_REVISION),
});
export type SaveAnswer = z.infer<typeof saveAnswerSchema>;

export const attemptSchema = z.object({
  id: idSchema,
  sessionId: idSchema,
  exam: z.object({
    id: idSchema,
    title: localizedTextSchema,
    format: examFormatSchema,
    durationMinutes: z.number().int(),
    closesAt: instantSchema,
    policy: proctoringPolicySchema,
    /** Shown before answering: whoever may lose points by a guess must know it. */
    scoring: scoringPolicySchema,
    roomScan: roomScanPlanSchema,
    /** How long things are kept, in days from the end of the exam or the decision; shown before the notice is accepted. */
    retention: retentionPeriodsSchema,
  }),
  /** Which rules watch this attempt, and what is allowed in it. */
  rules: candidateRulesSchema,
  state: z.enum(['checking_in', 'in_progress', 'submitted', 'expired']),
  /** The attempt is open in another window than the one that asks; questions and answers are left out then. */
  openElsewhere: z.boolean(),
  checkIn: checkInSchema,
  startedAt: instantSchema.nullable(),
  /** When time is up; null before the start. Includes credited time. */
  deadlineAt: instantSchema.nullable(),
  /** Time given back so far, ms. */
  creditedMs: z.number().int(),
  /** Set while a person has stopped the clock. */
  pause: candidatePauseSchema.nullable(),
  /** Own breaks that are left, and how long each may be, minutes; null for who has none. */
  breaks: z.object({ left: z.number().int(), minutes: z.number().int() }).nullable(),
  /** Where the last pause ended with a time that a person gave. */
  correction: sessionPauseSchema.shape.correction,
  /** Time left while the clock stands still for a scan of the room or by hand, ms; null while it runs. */
  stoppedLeftMs: z.number().int().nullable(),
  submittedAt: instantSchema.nullable(),
  /** The server's clock now, so that the page's timer does not depend on the candidate's clock. */
  serverNow: instantSchema,
  /** Empty until the attempt runs. */
  items: z.array(itemViewSchema),
  /** Null for an exam without any, and until the attempt runs. */
  materials: caseMaterialsSchema.nullable(),
  /** Null for every other format, and until the attempt runs. */
  oral: candidateOralSchema.nullable(),
  answers: z.array(savedAnswerSchema),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** The service's signed word on what was handed in. */
export const submissionReceiptSchema = z.object({
  attemptId: idSchema,
  examId: idSchema,
  submittedAt: instantSchema,
  /** How many items have an answer, in words or files; a cleared one is none. Receipts from before counted cleared ones too. */
  answers: z.number().int(),
  /** Hex, over all answers in canonical JSON. */
  answersSha256: z.string().length(64),
  keyId: z.string().length(64),
  algorithm: z.literal('Ed25519'),
  /** Base64. */
  signature: z.string(),
});

/** Everything that `bakylau receipt` needs to check it without the service. */
export const receiptFileSchema = z.object({
  receipt: submissionReceiptSchema,
  answers: z.array(
    z.object({
      itemId: idSchema,
      value: answerValueSchema,
      /** Hashes of the files of a written answer; absent where there are none. */
      files: z.array(z.object({ sha256: sha256Schema, sizeBytes: z.number().int() })).optional(),
    }),
  ),
  publicKeyPem: z.string(),
});
export type ReceiptFile = z.infer<typeof receiptFileSchema>;

/** How many of the stored answers say something, or consist of files. */
export function countAnswered(answers: ReceiptFile['answers']): number {
  return answers.filter(({ value, files }) => isAnswered(value) || (files?.length ?? 0) > 0).length;
}

/** What a candidate may see of the own result. Marks and letter only after confirmation. */
export const candidateResultSchema = z.object({
  attemptId: idSchema,
  examTitle: localizedTextSchema,
  submittedAt: instantSchema.nullable(),
  /** A mark that was confirmed before the appeal stays visible while it is heard. */
  state: z.enum(['none', 'provisional', 'verified', 'confirmed', 'appealed', 'annulled', 're_sit']),
  mark: z.number().nullable(),
  letter: z.string().nullable(),
  gradePoint: z.number().nullable(),
  /** With the admission rating; null as long as the mark is. */
  final: finalGradeSchema.nullable(),
  confirmedAt: instantSchema.nullable(),
});
export type CandidateResult = z.infer<typeof candidateResultSchema>;
