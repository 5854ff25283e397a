import { ACTIVITY_TRACE_ROUTES } from './activity-trace';
import { ADMISSION_ROUTES } from './admissions';
import { ASSIGNMENT_ROUTES } from './assignments';
import { EXAM_MAKING_ROUTES } from './exam-making';
import { GRADING_ROUTES } from './grading';
import { RE_SIT_ROUTES } from './re-sits';
import type { Route } from './route';
import { SITTING_ROUTES } from './sittings';
import { STATEMENT_ROUTES } from './statements';

/** Routes around an exam: who may sit it, what grade comes of it, and what the university gets. */
export const REGISTRY_ROUTES = {
  ...EXAM_MAKING_ROUTES,
  ...GRADING_ROUTES,
  ...ADMISSION_ROUTES,
  ...ASSIGNMENT_ROUTES,
  ...RE_SIT_ROUTES,
  ...SITTING_ROUTES,
  ...STATEMENT_ROUTES,
  ...ACTIVITY_TRACE_ROUTES,
} as const satisfies Record<string, Route>;
