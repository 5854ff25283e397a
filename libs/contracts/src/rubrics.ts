import { z } from 'zod';
import { examFormatSchema } from './exams';
import { EXAMINERS_AT_MOST } from './oral';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

/** Formats that people mark. */
export const markedFormatSchema = examFormatSchema.exclude(['test']);
export type MarkedFormat = z.infer<typeof markedFormatSchema>;

/** Points of a criterion are whole or half. */
const pointsSchema = z.number().min(0).max(100).multipleOf(0.5);

/** A step of a criterion that a marker may hold on to; marks between two steps are allowed. */
export const rubricLevelSchema = z.object({ points: pointsSchema, title: localizedTextSchema });
export type RubricLevel = z.infer<typeof rubricLevelSchema>;

export const rubricCriterionSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: localizedTextSchema,
  /** From the best to nothing; the best one's points are the most that the criterion gives. */
  levels: z.array(rubricLevelSchema).min(2).max(8),
});
export type RubricCriterion = z.infer<typeof rubricCriterionSchema>;

export const rubricContentSchema = z
  .object({ title: localizedTextSchema, criteria: z.array(rubricCriterionSchema).min(1).max(12) })
  .superRefine(({ criteria }, context) => {
    const ids = new Set(criteria.map(({ id }) => id));
    if (ids.size < criteria.length)
      context.addIssue({ code: 'custom', path: ['criteria'], message: 'Give every criterion its own id.' });
    for (const [i, { levels }] of criteria.entries()) {
      const falls = levels.every(
        ({ points }, at) => at === 0 || points < (levels[at - 1]?.points ?? Infinity),
      );
      if (!falls || (levels[0]?.points ?? 0) === 0 || levels.at(-1)?.points !== 0) {
        const message = 'Levels go down from the most points to 0.';
        context.addIssue({ code: 'custom', path: ['criteria', i, 'levels'], message });
      }
    }
  });
export type RubricContent = z.infer<typeof rubricContentSchema>;

/** One version of the criteria by which work is marked. */
export const rubricSchema = z.object({
  /** Null for what comes with the service. */
  id: idSchema.nullable(),
  name: z.string(),
  version: z.number().int().positive(),
  format: markedFormatSchema,
  content: rubricContentSchema,
  state: z.enum(['draft', 'approved']),
  createdBy: z.string().nullable(),
  createdAt: instantSchema.nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: instantSchema.nullable(),
  /** Never the one who wrote it. */
  mayApprove: z.boolean(),
});
export type Rubric = z.infer<typeof rubricSchema>;
export const rubricListSchema = z.object({ rubrics: z.array(rubricSchema) });

/** Stored as the next version of its name. */
export const createRubricSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/),
  format: markedFormatSchema,
  content: rubricContentSchema,
});
export type CreateRubric = z.infer<typeof createRubricSchema>;

export const markingPolicySchema = z
  .object({
    /** How many people mark each work without seeing each other's marks; more than two only where the mean of all counts. */
    markers: z.number().int().min(1).max(EXAMINERS_AT_MOST),
    /** Marks of two people that lie further apart, out of 100, call for a third. */
    tieBreakOver: z.number().int().min(1).max(100),
    /**
     * `third`: the third marks count alone; `closest_two`: the mean of the third and of the nearer of the first two; `mean`: the
     * mean of all, however far apart, as a panel has it.
     */
    resolution: z.enum(['third', 'closest_two', 'mean']),
  })
  .refine(({ markers, resolution }) => markers <= 2 || resolution === 'mean', {
    path: ['resolution'],
    message: 'More than two markers count by their mean alone.',
  });
export type MarkingPolicy = z.infer<typeof markingPolicySchema>;
export const DEFAULT_MARKING_POLICY: MarkingPolicy = { markers: 1, tieBreakOver: 10, resolution: 'third' };

/** Null for the criteria that come with the service. */
export const setExamMarkingSchema = z.object({ rubricId: idSchema.nullable(), policy: markingPolicySchema });
export type SetExamMarking = z.infer<typeof setExamMarkingSchema>;
export const examMarkingSchema = setExamMarkingSchema.extend({
  examId: idSchema,
  format: examFormatSchema,
  /** Not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamMarking = z.infer<typeof examMarkingSchema>;

export const RUBRIC_ROUTES = {
  listRubrics: {
    method: 'GET',
    path: '/api/rubrics',
    summary: 'Criteria of marking, every version, those of the service first',
    access: 'rubric:read',
    response: rubricListSchema,
  },
  createRubric: {
    method: 'POST',
    path: '/api/rubrics',
    summary: 'Store criteria as the next version of their name; they wait for approval',
    access: 'rubric:write',
    body: createRubricSchema,
    response: rubricSchema,
  },
  approveRubric: {
    method: 'POST',
    path: '/api/rubrics/:rubricId/approval',
    summary: 'Approve criteria that another person wrote',
    access: 'rubric:approve',
    response: rubricSchema,
  },
  getExamMarking: {
    method: 'GET',
    path: '/api/exams/:examId/marking',
    summary: 'By which criteria an exam is marked, and by how many',
    access: 'rubric:read',
    response: examMarkingSchema,
  },
  setExamMarking: {
    method: 'PUT',
    path: '/api/exams/:examId/marking',
    summary: 'Bind an exam to approved criteria and to a number of markers, before anybody has begun',
    access: 'rubric:write',
    body: setExamMarkingSchema,
    response: examMarkingSchema,
  },
} as const satisfies Record<string, Route>;
