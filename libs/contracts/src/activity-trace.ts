import { z } from 'zod';
import { idSchema } from './primitives';
import type { Route } from './route';

/** Verbs of the ADL vocabulary (http://adlnet.gov/expapi/verbs/…) that a trace uses. */
export const XAPI_VERBS = [
  'launched',
  'initialized',
  'suspended',
  'resumed',
  'experienced',
  'interacted',
  'answered',
  'completed',
  'passed',
  'failed',
] as const;
export type XapiVerb = (typeof XAPI_VERBS)[number];
export const ADL_VERBS = 'http://adlnet.gov/expapi/verbs/';
export const ADL_ACTIVITIES = 'http://adlnet.gov/expapi/activities/';

const languageMapSchema = z.record(z.string(), z.string());
const extensionsSchema = z.record(z.url(), z.union([z.string(), z.number(), z.boolean()]));
const activitySchema = z.strictObject({
  objectType: z.literal('Activity'),
  id: z.url(),
  definition: z.strictObject({ type: z.url(), name: languageMapSchema.optional() }).optional(),
});

/**
 * A statement of xAPI 1.0.3 (IEEE 9274.1.1 reads it too), as far as a trace uses it: exactly the properties of the specification and no
 * others. The actor is an account of this service, so that neither name nor address leaves it.
 */
export const xapiStatementSchema = z.strictObject({
  id: z.uuid(),
  version: z.literal('1.0.3'),
  timestamp: z.iso.datetime(),
  actor: z.strictObject({
    objectType: z.literal('Agent'),
    account: z.strictObject({ homePage: z.url(), name: z.string().min(1) }),
  }),
  verb: z.strictObject({ id: z.url(), display: languageMapSchema }),
  object: activitySchema,
  result: z
    .strictObject({
      score: z
        .strictObject({
          scaled: z.number().min(-1).max(1),
          raw: z.number(),
          min: z.number(),
          max: z.number(),
        })
        .optional(),
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
      /** ISO 8601, to the hundredth of a second at most. */
      duration: z
        .string()
        .regex(/^PT\d+(?:\.\d{1,2})?S$/)
        .optional(),
      extensions: extensionsSchema.optional(),
    })
    .optional(),
  context: z.strictObject({
    registration: z.uuid(),
    platform: z.string(),
    contextActivities: z
      .strictObject({
        parent: z.array(activitySchema).optional(),
        grouping: z.array(activitySchema).optional(),
      })
      .optional(),
    extensions: extensionsSchema.optional(),
  }),
});
export type XapiStatement = z.infer<typeof xapiStatementSchema>;

export const ACTIVITY_TRACE_ROUTES = {
  exportActivityTrace: {
    method: 'GET',
    path: '/api/exams/:examId/activity-trace.jsonl',
    summary: 'What the candidates of an exam did, or one of them, as xAPI statements, one a line; logged',
    access: 'trace:export',
    query: z.object({ personId: idSchema.optional() }),
    file: 'application/x-ndjson',
  },
} as const satisfies Record<string, Route>;
