import { z } from 'zod';
import { giveVerdictSchema, incidentSchema, observeIncidentSchema } from './incidents';
import {
  givenVerdictsSchema,
  giveVerdictsSchema,
  queueQuerySchema,
  queueSchema,
  reviewQualitySchema,
  verdictHistorySchema,
  viewListSchema,
} from './review-queue';
import { idSchema } from './primitives';
import type { Route } from './route';
import { decideSessionSchema, sessionSummarySchema } from './sessions';

/** Routes of those who review: the queue, verdicts, the decision, who saw what. */
export const REVIEW_ROUTES = {
  giveVerdict: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/incidents/:incidentId/verdict',
    summary: 'Confirm or dismiss an incident with a reason',
    access: 'session:decide',
    body: giveVerdictSchema,
    response: incidentSchema,
  },
  observeIncident: {
    method: 'POST',
    path: '/api/sessions/:sessionId/observations',
    summary: 'Note what a person saw though no rule flagged it; it is confirmed by the same act',
    access: 'session:decide',
    body: observeIncidentSchema,
    response: incidentSchema,
  },
  decideSession: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/decision',
    summary: 'Decide the session; every incident must have a verdict',
    access: 'session:decide',
    body: decideSessionSchema,
    response: sessionSummarySchema,
  },
  undoVerdict: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId/incidents/:incidentId/verdict',
    summary: 'Take the last verdict on an incident back; the history keeps both',
    access: 'session:decide',
    response: incidentSchema,
  },
  listVerdicts: {
    method: 'GET',
    path: '/api/sessions/:sessionId/incidents/:incidentId/verdicts',
    summary: 'Every verdict that was given on an incident, the latest first',
    access: 'session:review',
    response: verdictHistorySchema,
  },
  giveVerdicts: {
    method: 'POST',
    path: '/api/sessions/:sessionId/verdicts',
    summary: 'Dismiss several incidents of one rule as one act; each gets its own record',
    access: 'session:decide',
    body: giveVerdictsSchema,
    response: givenVerdictsSchema,
  },
  undoVerdicts: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId/verdicts/:bulkId',
    summary: 'Take a bulk act back, for those incidents whose last verdict it still is',
    access: 'session:decide',
    response: givenVerdictsSchema,
  },
  listViews: {
    method: 'GET',
    path: '/api/sessions/:sessionId/views',
    summary: 'Who looked at which recording, picture or photo of the session, and when',
    access: 'audit:read',
    response: viewListSchema,
  },
  reviewQueue: {
    method: 'GET',
    path: '/api/review-queue',
    summary: 'Sessions by their need of attention, with age and estimated minutes',
    access: 'session:review',
    query: queueQuerySchema,
    response: queueSchema,
  },
  reviewQuality: {
    method: 'GET',
    path: '/api/review-quality',
    summary: 'Agreement of reviewers and the rate of misses, from the blind sample',
    access: 'audit:read',
    query: z.object({ examId: idSchema.optional() }),
    response: reviewQualitySchema,
  },
} as const satisfies Record<string, Route>;
