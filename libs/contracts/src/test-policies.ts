import { z } from 'zod';
import { idSchema } from './primitives';
import type { Route } from './route';

/** How the machine turns a right, a partly right and a wrong answer into points. */
export const scoringPolicySchema = z.object({
  /** Whether a partly right answer earns its share of the points, or nothing. */
  partialCredit: z.enum(['none', 'proportional']),
  /** Share of an item's points that an altogether wrong answer costs; no answer costs nothing. */
  penaltyShare: z.number().min(0).max(1),
  /** Whether an item may count below zero. The sum of an exam never does. */
  belowZero: z.boolean(),
});
export type ScoringPolicy = z.infer<typeof scoringPolicySchema>;

/** How the items of a test are laid before each candidate and scored. */
export const testPolicySchema = z.object({
  scoring: scoringPolicySchema,
  shuffleItems: z.boolean(),
  /** Of choices. The options of matchings and orderings are always shuffled: their own order would tell the answer. */
  shuffleOptions: z.boolean(),
});
export type TestPolicy = z.infer<typeof testPolicySchema>;

export const examTestPolicySchema = testPolicySchema.extend({
  examId: idSchema,
  /** Whether the exam has a policy of its own; else the service's holds. */
  isSet: z.boolean(),
  /** Whether it can still be changed: not once a candidate has begun. */
  editable: z.boolean(),
});
export type ExamTestPolicy = z.infer<typeof examTestPolicySchema>;

/** All or nothing, no penalty, everybody sees the author's order. */
export const DEFAULT_TEST_POLICY: TestPolicy = {
  scoring: { partialCredit: 'none', penaltyShare: 0, belowZero: false },
  shuffleItems: false,
  shuffleOptions: false,
};

/** What an exam starts with: banks come with the right option in a place that everybody knows. */
export const NEW_TEST_POLICY: TestPolicy = {
  ...DEFAULT_TEST_POLICY,
  shuffleItems: true,
  shuffleOptions: true,
};

export const TEST_POLICY_ROUTES = {
  getTestPolicy: {
    method: 'GET',
    path: '/api/exams/:examId/test-policy',
    summary: 'How the items of an exam are shuffled and scored',
    access: 'policy:read',
    response: examTestPolicySchema,
  },
  setTestPolicy: {
    method: 'PUT',
    path: '/api/exams/:examId/test-policy',
    summary:
      'Set how the items of an assigned exam are shuffled and scored; not once a candidate has started',
    access: 'policy:write',
    body: testPolicySchema,
    response: examTestPolicySchema,
  },
  unsetTestPolicy: {
    method: 'DELETE',
    path: '/api/exams/:examId/test-policy',
    summary: "Take the policy of an assigned exam back to the service's; not once a candidate has started",
    access: 'policy:write',
    response: examTestPolicySchema,
  },
} as const satisfies Record<string, Route>;
