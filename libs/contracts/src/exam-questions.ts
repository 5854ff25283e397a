import { z } from 'zod';
import {
  CASE_FILE_MAX_BYTES,
  CASE_FILE_TYPES,
  CASE_FILES_AT_MOST,
  caseFileSchema,
  shownSheetsSchema,
} from './case-materials';
import { examFormatSchema } from './exams';
import { answerWaysOf, writtenTaskSchema } from './items';
import { idSchema, LOCALES, localizedTextSchema } from './primitives';
import type { Route } from './route';
import { localizedHtmlSchema, saysSomething } from './written-text';

export const QUESTIONS_AT_MOST = 30;
export const MATERIALS_AT_MOST = 20;
/** Longer than any exam: a part that is never due is a mistake. */
export const MATERIAL_AFTER_MAX_MINUTES = 600;

const spokenHtmlSchema = localizedHtmlSchema.refine(
  (html) => LOCALES.every((locale) => saysSomething(html[locale])),
  'Write it in all three languages.',
);

/** What an answer may consist of, without contradictions. */
const soundTaskSchema = writtenTaskSchema.superRefine((task, context) => {
  const ways = answerWaysOf(task);
  const takesFiles = ways.includes('files') || ways.includes('photos');
  if (takesFiles !== task.filesAtMost > 0) {
    const message = 'Files or photos are allowed together with how many, or not at all.';
    context.addIssue({ code: 'custom', path: ['filesAtMost'], message });
  }
  const { wordsAtLeast, wordsAtMost } = task;
  if (wordsAtLeast && wordsAtMost && wordsAtLeast > wordsAtMost)
    context.addIssue({ code: 'custom', path: ['wordsAtLeast'], message: 'The least is above the most.' });
});

/** A question of a written exam or of a case. */
export const examQuestionSchema = z.object({
  /** Text, lists, tables and formulas. */
  html: spokenHtmlSchema,
  /** What markers are told; candidates never see it. */
  guidance: localizedTextSchema.nullable(),
  points: z.number().positive().max(100),
  task: soundTaskSchema,
});
export type ExamQuestion = z.infer<typeof examQuestionSchema>;

const materialShape = z.object({
  title: localizedTextSchema,
  html: spokenHtmlSchema,
  /** From the start of each candidate's own exam. */
  afterMinutes: z.number().int().min(0).max(MATERIAL_AFTER_MAX_MINUTES),
});

export const setExamQuestionsSchema = z.object({
  questions: z.array(examQuestionSchema).min(1).max(QUESTIONS_AT_MOST),
  /** Parts of a case in their order; empty for a written exam. */
  materials: z
    .array(materialShape.extend({ fileIds: z.array(idSchema).max(CASE_FILES_AT_MOST) }))
    .max(MATERIALS_AT_MOST),
  /** The version that was read and changed: refused when another one stands by now. Whoever leaves it out takes the place of any. */
  basedOn: z.string().max(64).optional(),
});
export type SetExamQuestions = z.infer<typeof setExamQuestionsSchema>;

export const examQuestionsSchema = z.object({
  examId: idSchema,
  format: examFormatSchema,
  questions: z.array(examQuestionSchema),
  materials: z.array(materialShape.extend({ files: z.array(caseFileSchema) })),
  /** Names questions and parts as they stand; other words, other version. */
  version: z.string(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamQuestions = z.infer<typeof examQuestionsSchema>;

export const EXAM_QUESTION_ROUTES = {
  getExamQuestions: {
    method: 'GET',
    path: '/api/exams/:examId/questions',
    summary: 'Questions of a written exam or a case, with the parts of the case and what markers are told',
    access: 'item:read',
    response: examQuestionsSchema,
  },
  setExamQuestions: {
    method: 'PUT',
    path: '/api/exams/:examId/questions',
    summary:
      'Set the questions of a written exam or a case and the parts of the case, before anybody has begun',
    access: 'item:write',
    body: setExamQuestionsSchema,
    response: examQuestionsSchema,
  },
  uploadCaseFile: {
    method: 'POST',
    path: '/api/exams/:examId/case-files',
    summary: 'Store a file for a part of a case; it is kept once a part names it',
    access: 'item:write',
    query: z.object({ name: z.string().trim().min(1).max(120) }),
    upload: { types: [...CASE_FILE_TYPES, 'application/octet-stream'], maxBytes: CASE_FILE_MAX_BYTES },
    response: caseFileSchema,
  },
  getCaseFile: {
    method: 'GET',
    path: '/api/exams/:examId/case-files/:fileId',
    summary: 'A file of a case, for those who set the exam',
    access: 'item:read',
    file: 'application/octet-stream',
  },
  getAttemptCaseFile: {
    method: 'GET',
    path: '/api/attempts/:attemptId/case-files/:fileId',
    summary: 'A file of a part of the case that is out, while the own attempt runs',
    access: 'attempt:sit',
    file: 'application/octet-stream',
  },
  getCaseSheets: {
    method: 'GET',
    path: '/api/exams/:examId/case-files/:fileId/sheets',
    summary: 'The sheets of a workbook or CSV file of a case, for those who set the exam',
    access: 'item:read',
    response: shownSheetsSchema,
  },
  getAttemptCaseSheets: {
    method: 'GET',
    path: '/api/attempts/:attemptId/case-files/:fileId/sheets',
    summary: 'The sheets of a file of a part of the case that is out, while the own attempt runs',
    access: 'attempt:sit',
    response: shownSheetsSchema,
  },
} as const satisfies Record<string, Route>;
