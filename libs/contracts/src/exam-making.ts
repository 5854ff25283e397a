import { z } from 'zod';
import { CANDIDATES_AT_MOST, setExamGroupsSchema, setExamStaffSchema } from './assignments';
import { windowProblemOf } from './exam-window';
import { examFormatSchema, proctoringPolicySchema } from './exams';
import { gradingPolicySchema } from './grading';
import { emptySchema, idSchema, instantSchema } from './primitives';
import type { Route } from './route';

export const EXAM_TITLE_LENGTH = 300;
export const COURSE_CODE_LENGTH = 40;
export const LONGEST_EXAM_MINUTES = 600;

const titleWordsSchema = z.string().trim().min(1).max(EXAM_TITLE_LENGTH);

const settingsFieldsSchema = z.object({
  title: z.object({ kk: titleWordsSchema, ru: titleWordsSchema, en: titleWordsSchema }),
  /** As the university's plan of studies names the course; null where it does not. */
  courseCode: z.string().trim().min(1).max(COURSE_CODE_LENGTH).nullable(),
  format: examFormatSchema,
  opensAt: instantSchema,
  /** Nobody starts after it, and who starts late has only until then; sittings narrow both. */
  closesAt: instantSchema,
  /** Of an oral exam the times of its answer take the place of it, once they are set. */
  durationMinutes: z.number().int().min(1).max(LONGEST_EXAM_MINUTES),
  termId: idSchema.nullable(),
  policy: proctoringPolicySchema.omit({ version: true }),
  /** Null for the default that comes with the service. */
  gradingPolicy: gradingPolicySchema.nullable(),
});

type Settings = z.infer<typeof settingsFieldsSchema>;

/** Things that no field shows alone. A camera that is off cannot see turns of the head. */
function checkSettings(settings: Settings, context: z.RefinementCtx): void {
  const { durationMinutes, policy } = settings;
  const problem = windowProblemOf(settings, durationMinutes);
  const tell = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (problem === 'order') tell(['closesAt'], 'after the opening');
  if (problem === 'short') tell(['durationMinutes'], 'longer than the exam is open');
  if (policy.liveness === 'on' && !policy.camera) tell(['policy', 'liveness'], 'needs the camera');
}

/** What an exam is, whoever sits it. */
export const examSettingsSchema = settingsFieldsSchema.superRefine(checkSettings);
export type ExamSettings = z.infer<typeof examSettingsSchema>;

/** A new exam: a draft that no candidate sees. Its people can be named at once or later. */
export const createExamSchema = settingsFieldsSchema
  .extend({
    termId: settingsFieldsSchema.shape.termId.default(null),
    courseCode: settingsFieldsSchema.shape.courseCode.default(null),
    gradingPolicy: settingsFieldsSchema.shape.gradingPolicy.default(null),
    groupNames: setExamGroupsSchema.shape.groupNames.default([]),
    /** People to enrol by name. */
    personIds: z.array(idSchema).max(CANDIDATES_AT_MOST).default([]),
    examinerIds: setExamStaffSchema.shape.examinerIds.default([]),
    proctorIds: setExamStaffSchema.shape.proctorIds.default([]),
  })
  .superRefine(checkSettings);
export type CreateExam = z.infer<typeof createExamSchema>;

/** What is left out stays as it is, also of what is watched and allowed. */
export const changeExamSchema = settingsFieldsSchema
  .extend({ policy: settingsFieldsSchema.shape.policy.partial() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names nothing to change');
export type ChangeExam = z.infer<typeof changeExamSchema>;

/**
 * What keeps a draft from being published: nothing to ask; nobody to sit, examine or proctor it; fewer examiners than the oral panel
 * or the marking asks for, a third one for works whose two marks differ among them; an end that has passed.
 */
export const EXAM_GAPS = [
  'items',
  'candidates',
  'examiners',
  'panel',
  'markers',
  'third_marker',
  'proctors',
  'window_past',
] as const;
export type ExamGap = (typeof EXAM_GAPS)[number];

/** One exam for those who make it. */
export const examSetupSchema = settingsFieldsSchema.extend({
  id: idSchema,
  /** Since when candidates see it; null for a draft. */
  publishedAt: instantSchema.nullable(),
  /** The exam that it repeats; null for a first one. */
  reSitOf: idSchema.nullable(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
  /** How many questions each candidate gets. */
  itemCount: z.number().int(),
  candidates: z.number().int(),
  examiners: z.number().int(),
  proctors: z.number().int(),
  missing: z.array(z.enum(EXAM_GAPS)),
  /**
   * How many more examiners it takes until an appeal against marks can be decided: by as many as the policy of review asks for, without
   * those who marked the work or confirmed its result. A warning: they can be assigned until there is an appeal.
   */
  commissionLacks: z.number().int().min(0),
});
export type ExamSetup = z.infer<typeof examSetupSchema>;

export const EXAM_MAKING_ROUTES = {
  createExam: {
    method: 'POST',
    path: '/api/exams',
    summary: 'Make a draft of an exam, with its candidates and staff where they are known',
    access: 'exam:create',
    body: createExamSchema,
    response: examSetupSchema,
  },
  getExam: {
    method: 'GET',
    path: '/api/exams/:examId',
    summary: 'What an exam is, whether candidates see it, and what it still needs',
    access: 'admission:read',
    response: examSetupSchema,
  },
  changeExam: {
    method: 'PATCH',
    path: '/api/exams/:examId',
    summary: 'Change what is named; not once a candidate has started',
    access: 'exam:create',
    body: changeExamSchema,
    response: examSetupSchema,
  },
  publishExam: {
    method: 'POST',
    path: '/api/exams/:examId/publish',
    summary: 'Show an exam to its candidates; refused with what it still needs',
    access: 'exam:create',
    response: examSetupSchema,
  },
  deleteExam: {
    method: 'DELETE',
    path: '/api/exams/:examId',
    summary: 'Throw a draft away, with its questions and lists of people',
    access: 'exam:create',
    response: emptySchema,
  },
} as const satisfies Record<string, Route>;
