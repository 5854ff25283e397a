import { z } from 'zod';
import { idSchema, instantSchema, localizedTextSchema } from './primitives';
import { problemValuesSchema } from './import-problems';
import type { Route } from './route';

/** `unlisted`: the registrar's list does not name the candidate, and the policy refuses whom it does not name. */
export const ADMISSIONS = ['admitted', 'below', 'unlisted', 'by_decision'] as const;

/** What may be decided against the rule: to admit somebody, or to open a closed exam again for them. */
export const ACCESS_DECISIONS = ['admit', 'reopen'] as const;
export const accessDecisionKindSchema = z.enum(ACCESS_DECISIONS);

export const accessDecisionSchema = z.object({
  id: idSchema,
  kind: accessDecisionKindSchema,
  reason: z.string(),
  /** Number and date of the order or certificate that it rests on. */
  document: z.string().nullable(),
  /** Until when a reopened exam is open: nobody begins after it, and nobody's time runs beyond it. Null for an admission. */
  opensUntil: instantSchema.nullable(),
  decidedBy: z.string(),
  decidedAt: instantSchema,
});
export type AccessDecision = z.infer<typeof accessDecisionSchema>;

/** One enrolled candidate, as the registrar sees who may sit the exam. */
export const admissionSchema = z.object({
  personId: idSchema,
  displayName: z.string(),
  studentNumber: z.string().nullable(),
  groupName: z.string().nullable(),
  rating: z.number().nullable(),
  admission: z.enum(ADMISSIONS),
  begun: z.boolean(),
  /** Whether the time to begin is over for this candidate. */
  closed: z.boolean(),
  /** Whether a check-in ended before the start; it goes on when the exam is opened again. */
  expired: z.boolean(),
  /** The latest first. */
  decisions: z.array(accessDecisionSchema),
});
export type Admission = z.infer<typeof admissionSchema>;

export const examAdmissionsSchema = z.object({
  examId: idSchema,
  title: localizedTextSchema,
  closesAt: instantSchema,
  admittedFrom: z.number().int().nullable(),
  candidates: z.array(admissionSchema),
});
export type ExamAdmissions = z.infer<typeof examAdmissionsSchema>;

/** What may be wrong with a line of a list of ratings; the page says it in its language with the values. */
export const RATING_PROBLEMS = [
  'rating_wrong',
  'listed_before',
  'not_enrolled',
  'number_missing',
  'several_people',
  'two_people',
  'iin_differs',
  'result_confirmed',
] as const;
export const ratingProblemSchema = z.object({
  code: z.enum(RATING_PROBLEMS),
  /** What was written, and the line before. */
  values: problemValuesSchema,
});
export type RatingProblem = z.infer<typeof ratingProblemSchema>;

/** One line of a list of ratings and what becomes of it. A line with a problem is left out. */
export const ratingLineSchema = z.object({
  /** From 1, as a program of tables counts. */
  line: z.number().int(),
  outcome: z.enum(['taken', 'unchanged', 'left_out']),
  /** What the line names the person by; of a personal number the last four digits. */
  person: z.string(),
  displayName: z.string().nullable(),
  rating: z.number().nullable(),
  /** The rating that it replaces; null for the first one. */
  previous: z.number().nullable(),
  admission: z.enum(['admitted', 'below']).nullable(),
  problems: z.array(ratingProblemSchema),
});
export type RatingLine = z.infer<typeof ratingLineSchema>;

export const ratingImportSchema = z.object({
  dryRun: z.boolean(),
  lines: z.array(ratingLineSchema),
  counts: z.object({
    taken: z.number().int(),
    unchanged: z.number().int(),
    leftOut: z.number().int(),
    /** Enrolled candidates whom neither this list nor an earlier one names. */
    missing: z.number().int(),
  }),
});
export type RatingImport = z.infer<typeof ratingImportSchema>;

export const importRatingsQuerySchema = z.object({
  /** `yes` tells what would happen and stores nothing. */
  dryRun: z.enum(['yes', 'no']).default('yes'),
});
export type ImportRatingsQuery = z.infer<typeof importRatingsQuerySchema>;

export const decideAccessSchema = z
  .object({
    kind: accessDecisionKindSchema,
    reason: z.string().trim().min(3).max(2000),
    document: z.string().trim().min(1).max(300).nullable().default(null),
    opensUntil: instantSchema.nullable().default(null),
  })
  .refine(({ kind, opensUntil }) => (kind === 'reopen') === (opensUntil !== null), {
    path: ['opensUntil'],
    message: 'A reopened exam has an end, an admission has none.',
  });
export type DecideAccess = z.infer<typeof decideAccessSchema>;

/** A list of some thousand people has 200 kB. */
export const RATING_LIST_MAX_BYTES = 5 * 1024 * 1024;

export const ADMISSION_ROUTES = {
  listAdmissions: {
    method: 'GET',
    path: '/api/exams/:examId/admissions',
    summary: 'Who may sit an exam: ratings, the rule, and what was decided otherwise',
    access: 'admission:read',
    response: examAdmissionsSchema,
  },
  importRatings: {
    method: 'POST',
    path: '/api/exams/:examId/admissions/import',
    summary: 'Read a list of admission ratings (CSV or XLSX); a dry run unless told otherwise',
    access: 'admission:write',
    query: importRatingsQuerySchema,
    upload: { types: ['application/octet-stream'], maxBytes: RATING_LIST_MAX_BYTES },
    response: ratingImportSchema,
  },
  decideAccess: {
    method: 'POST',
    path: '/api/exams/:examId/admissions/:personId/decisions',
    summary:
      'Admit a candidate against the rule, or open a closed exam again for one; recorded with its reason',
    access: 'admission:write',
    body: decideAccessSchema,
    response: admissionSchema,
  },
} as const satisfies Record<string, Route>;
