import { MARK_APPEAL_ROUTES } from './mark-appeals';
import { MARKING_ROUTES } from './marking';
import type { Route } from './route';
import { RUBRIC_ROUTES } from './rubrics';

/** Routes around work that people mark: by what, by whom, and what is raised on appeal. */
export const MARKED_WORK_ROUTES = {
  ...RUBRIC_ROUTES,
  ...MARKING_ROUTES,
  ...MARK_APPEAL_ROUTES,
} as const satisfies Record<string, Route>;
