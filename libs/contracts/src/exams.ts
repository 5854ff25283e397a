import { z } from 'zod';
import { ADMISSIONS } from './admissions';
import { ownSittingSchema } from './own-sitting';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import { RANDOM_ROOM_SCANS_AT_MOST, roomScanPlanSchema } from './room-scans';

export const examFormatSchema = z.enum(['test', 'written', 'case', 'oral']);
export type ExamFormat = z.infer<typeof examFormatSchema>;

/** What the proctoring of an exam looks at; shown to the candidate in plain words before the start. */
export const proctoringPolicySchema = z.object({
  version: z.number().int().positive(),
  camera: z.boolean(),
  microphone: z.boolean(),
  screen: z.boolean(),
  notesAllowed: z.boolean(),
  calculatorAllowed: z.boolean(),
  /** Turns of the head, or digits said aloud, at the check-in; absent means off. */
  liveness: z.enum(['off', 'on']).optional(),
});
export type ProctoringPolicy = z.infer<typeof proctoringPolicySchema>;

/** An exam as its candidate sees it in the list. */
export const candidateExamSchema = z.object({
  id: idSchema,
  title: localizedTextSchema,
  format: examFormatSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  durationMinutes: z.number().int().positive(),
  itemCount: z.number().int(),
  /** Whether the candidate may begin or go on now; `unplaced`: the exam has sittings, and none is the candidate's. */
  availability: z.enum(['upcoming', 'open', 'closed', 'unplaced']),
  /** The own sitting; null where the exam has none or the candidate no place. */
  sitting: ownSittingSchema.nullable(),
  /** Whether the points before the exam, or a decision, let the candidate begin. */
  admission: z.object({
    state: z.enum(ADMISSIONS),
    rating: z.number().nullable(),
    admittedFrom: z.number().int().nullable(),
  }),
  policy: proctoringPolicySchema,
  attempt: z
    .object({
      id: idSchema,
      state: z.enum(['checking_in', 'in_progress', 'submitted', 'expired']),
      /** From 1. */
      number: z.number().int(),
      /** Whether another attempt may be begun after this one. */
      again: z.boolean(),
      result: z.enum(['none', 'provisional', 'verified', 'confirmed', 'appealed', 'annulled', 're_sit']),
    })
    .nullable(),
});
export type CandidateExam = z.infer<typeof candidateExamSchema>;
export const candidateExamListSchema = z.object({ exams: z.array(candidateExamSchema) });

/** An exam as staff see it in the list. */
export const staffExamSchema = z.object({
  id: idSchema,
  title: localizedTextSchema,
  courseCode: z.string().nullable(),
  /** Since when candidates see it; null for a draft. */
  publishedAt: instantSchema.nullable(),
  format: examFormatSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  durationMinutes: z.number().int(),
  itemCount: z.number().int(),
  candidates: z.number().int(),
  live: z.number().int(),
  toReview: z.number().int(),
  toConfirm: z.number().int(),
});
export type StaffExam = z.infer<typeof staffExamSchema>;
export const staffExamListSchema = z.object({ exams: z.array(staffExamSchema) });

/** What an exam asks of its candidates besides being watched. */
export const setExamChecksSchema = z.object({
  roomScan: roomScanPlanSchema,
  /** How many times at moments drawn by lot, where the plan asks so. */
  randomRoomScans: z.number().int().min(1).max(RANDOM_ROOM_SCANS_AT_MOST),
  liveness: z.enum(['off', 'on']),
});
export type SetExamChecks = z.infer<typeof setExamChecksSchema>;
export const examChecksSchema = setExamChecksSchema.extend({
  examId: idSchema,
  /** Whether the exam uses the camera: without it neither can be asked for. */
  camera: z.boolean(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamChecks = z.infer<typeof examChecksSchema>;
