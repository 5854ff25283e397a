import { z } from 'zod';
import { attemptPolicySchema } from './attempt-policy';
import { reSitSchema } from './grading';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import type { Route } from './route';

export const SEASONS = ['autumn', 'spring', 'summer'] as const;
const daySchema = z.iso.date();

export const setTermSchema = z
  .object({
    season: z.enum(SEASONS),
    /** The calendar year in which it begins. */
    year: z.number().int().min(2020).max(2100),
    startsOn: daySchema,
    endsOn: daySchema,
  })
  .refine(({ startsOn, endsOn }) => startsOn < endsOn, { path: ['endsOn'], message: 'after its beginning' });
export type SetTerm = z.infer<typeof setTermSchema>;

/** A semester, also of summer. */
export const termSchema = setTermSchema.safeExtend({ id: idSchema });
export type Term = z.infer<typeof termSchema>;
export const termListSchema = z.object({ terms: z.array(termSchema) });

export const setExamScheduleSchema = z
  .object({
    opensAt: instantSchema,
    closesAt: instantSchema,
    termId: idSchema.nullable(),
    attemptPolicy: attemptPolicySchema,
  })
  .refine(({ opensAt, closesAt }) => Date.parse(opensAt) < Date.parse(closesAt), {
    path: ['closesAt'],
    message: 'after the opening',
  });
export type SetExamSchedule = z.infer<typeof setExamScheduleSchema>;

export const examScheduleSchema = setExamScheduleSchema.safeExtend({
  examId: idSchema,
  title: localizedTextSchema,
  /** It is open for so long at least, as are the exams in which it is sat again. */
  durationMinutes: z.number().int(),
  /** The exam that it repeats; null for a first one. */
  reSitOf: idSchema.nullable(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamSchedule = z.infer<typeof examScheduleSchema>;

/** Why somebody may sit again: by the grade, or because a technical failure took the attempt without their fault. */
export const RE_SIT_GROUNDS = ['fx', 'f', 'without_fault'] as const;

export const reSitEntitlementSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  groupName: z.string().nullable(),
  ground: z.enum(RE_SIT_GROUNDS),
  /** The exam alone with the rating that was, or the course with a new one, in a term. */
  asks: reSitSchema,
  letter: z.string().nullable(),
  mark: z.number().nullable(),
  /** Whether it counts among the re-sits that the policy allows. */
  counts: z.boolean(),
  /** Re-sits so far that count. */
  used: z.number().int(),
  /** Whether the policy allows no further one. */
  exhausted: z.boolean(),
  /** The re-sit that the person is enrolled in for this attempt; null for none yet. */
  enrolledIn: idSchema.nullable(),
});
export type ReSitEntitlement = z.infer<typeof reSitEntitlementSchema>;

export const reSitExamSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  termId: idSchema.nullable(),
  candidates: z.number().int(),
});
export type ReSitExam = z.infer<typeof reSitExamSchema>;

export const examReSitsSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  maxReSits: z.number().int(),
  /** By group and name. */
  entitled: z.array(reSitEntitlementSchema),
  /** The next one first. */
  exams: z.array(reSitExamSchema),
  terms: z.array(termSchema),
});
export type ExamReSits = z.infer<typeof examReSitsSchema>;

export const makeReSitExamSchema = z
  .object({ opensAt: instantSchema, closesAt: instantSchema, termId: idSchema.nullable() })
  .refine(({ opensAt, closesAt }) => Date.parse(opensAt) < Date.parse(closesAt), {
    path: ['closesAt'],
    message: 'after the opening',
  });
export type MakeReSitExam = z.infer<typeof makeReSitExamSchema>;

export const enrolReSitSchema = z.object({
  reSitExamId: idSchema,
  personIds: z.array(idSchema).min(1).max(1000),
});
export type EnrolReSit = z.infer<typeof enrolReSitSchema>;

export const RE_SIT_ROUTES = {
  listTerms: {
    method: 'GET',
    path: '/api/terms',
    summary: 'Semesters, the latest first',
    access: 'admission:read',
    response: termListSchema,
  },
  setTerm: {
    method: 'PUT',
    path: '/api/terms',
    summary: 'Add a semester, or give one other days; it is known by season and year',
    access: 'schedule:write',
    body: setTermSchema,
    response: termListSchema,
  },
  getExamSchedule: {
    method: 'GET',
    path: '/api/exams/:examId/schedule',
    summary: 'When an exam is open, in which semester, and how often one may sit it',
    access: 'admission:read',
    response: examScheduleSchema,
  },
  setExamSchedule: {
    method: 'PUT',
    path: '/api/exams/:examId/schedule',
    summary: 'Set that; not once a candidate has started',
    access: 'schedule:write',
    body: setExamScheduleSchema,
    response: examScheduleSchema,
  },
  getReSits: {
    method: 'GET',
    path: '/api/exams/:examId/re-sits',
    summary: 'Who may sit an exam again by the rule, and why; and the exams in which that is done',
    access: 'admission:read',
    response: examReSitsSchema,
  },
  makeReSitExam: {
    method: 'POST',
    path: '/api/exams/:examId/re-sits/exams',
    summary: 'Make an exam of the same questions, policies and staff in which this one is sat again',
    access: 'schedule:write',
    body: makeReSitExamSchema,
    response: examReSitsSchema,
  },
  enrolReSits: {
    method: 'POST',
    path: '/api/exams/:examId/re-sits/enrolments',
    summary: 'Enrol people who are entitled; whoever is not is named and nobody is enrolled',
    access: 'schedule:write',
    body: enrolReSitSchema,
    response: examReSitsSchema,
  },
} as const satisfies Record<string, Route>;
