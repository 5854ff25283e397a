import { z } from 'zod';
import { ACCESS_DECISIONS, accessDecisionKindSchema } from './admissions';
import { idSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

/** How the exam's mark and the final one become whole numbers: half up is usual; up and down are for rules that say so. */
export const FINAL_ROUNDINGS = ['half_up', 'up', 'down'] as const;
export type FinalRounding = (typeof FINAL_ROUNDINGS)[number];

/** What an unsatisfactory grade asks for: the exam alone once more, or the course again with admission and exam. */
export const RE_SITS = ['exam', 'course'] as const;
export const reSitSchema = z.enum(RE_SITS);

/** How the final grade of an exam comes about, and who is admitted to it. */
export const gradingPolicySchema = z.object({
  /** Weight of the admission rating in the final mark, percent; the exam's mark has the rest. 0: the exam alone counts. */
  ratingWeightPercent: z.number().int().min(0).max(99),
  /** Each part must reach so much, or nothing is counted together. */
  positiveFrom: z.number().int().min(0).max(100),
  rounding: z.enum(FINAL_ROUNDINGS),
  /** The rating from which a candidate is admitted to the exam; null asks for none. */
  admittedFrom: z.number().int().min(0).max(100).nullable(),
  /** Whether somebody whom the registrar's list does not name may begin. */
  withoutRating: z.enum(['admitted', 'refused']),
  /** What an FX and an F of this exam ask for. */
  reSit: z.object({ fx: reSitSchema, f: reSitSchema }).default({ fx: 'exam', f: 'course' }),
  /** Decisions against the rule that must name the document that they rest on. */
  documentFor: z.array(accessDecisionKindSchema).max(ACCESS_DECISIONS.length).default([]),
});
export type GradingPolicy = z.infer<typeof gradingPolicySchema>;

/**
 * 60 to 40, both parts from 50, admitted from 50: the rules of KazNU (2.17.3, 2.17.4), ATU and others. Whoever has no rating yet is
 * let in, because most universities bring the ratings over days. FX asks for the exam alone, F for the course: common practice.
 */
export const DEFAULT_GRADING_POLICY: GradingPolicy = {
  ratingWeightPercent: 60,
  positiveFrom: 50,
  rounding: 'half_up',
  admittedFrom: 50,
  withoutRating: 'admitted',
  reSit: { fx: 'exam', f: 'course' },
  documentFor: [],
};

export const examGradingSchema = gradingPolicySchema.extend({
  examId: idSchema,
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamGrading = z.infer<typeof examGradingSchema>;

/** Points out of 100 before the exam, with at most two decimals. */
export const ratingSchema = z
  .number()
  .min(0)
  .max(100)
  .refine((rating) => Number(rating.toFixed(2)) === rating, 'at most two decimals');

/** Why there is no final mark. */
export const FINAL_GRADE_STATES = ['counted', 'rating_missing', 'rating_below', 'exam_below'] as const;

/** The final grade and how it was computed. */
export const finalGradeSchema = z.object({
  /**
   * `counted`: both parts together. `exam_below`: the exam's own grade stands (FX or F). `rating_below`: the lowest grade stands.
   * `rating_missing`: nothing can be said yet.
   */
  state: z.enum(FINAL_GRADE_STATES),
  rating: z.number().nullable(),
  examMark: z.number().int(),
  ratingWeightPercent: z.number().int(),
  examWeightPercent: z.number().int(),
  positiveFrom: z.number().int(),
  rounding: z.enum(FINAL_ROUNDINGS),
  /** The weighted sum before rounding; null when the parts are not counted together. */
  exact: z.number().nullable(),
  mark: z.number().int().nullable(),
  letter: z.string().nullable(),
  gradePoint: z.number().nullable(),
  word: localizedTextSchema.nullable(),
  /** What has to be taken again by the policy; null for a satisfactory grade and for none. */
  reSit: reSitSchema.nullable(),
});
export type FinalGrade = z.infer<typeof finalGradeSchema>;

export const GRADING_ROUTES = {
  getExamGrading: {
    method: 'GET',
    path: '/api/exams/:examId/grading',
    summary: 'How the final grade of an exam comes about, and who is admitted to it',
    access: 'policy:read',
    response: examGradingSchema,
  },
  setExamGrading: {
    method: 'PUT',
    path: '/api/exams/:examId/grading',
    summary: 'Set that; not once a candidate has started',
    access: 'grading:write',
    body: gradingPolicySchema,
    response: examGradingSchema,
  },
} as const satisfies Record<string, Route>;
