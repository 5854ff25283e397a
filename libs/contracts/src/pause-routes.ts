import { attemptSchema } from './attempts';
import {
  examPauseSchema,
  pauseReasonSchema,
  resumeSessionSchema,
  sessionPauseListSchema,
  sessionPauseSchema,
} from './pauses';
import type { Route } from './route';

/** Stopping the exam's clock by hand, for one candidate or for all. */
export const PAUSE_ROUTES = {
  takeBreak: {
    method: 'POST',
    path: '/api/attempts/:attemptId/break',
    summary: 'Take an own break: the clock stands until the candidate goes on, or to its limit',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  endBreak: {
    method: 'POST',
    path: '/api/attempts/:attemptId/break/end',
    summary: 'Go on after an own break; its time is given back',
    access: 'attempt:sit',
    response: attemptSchema,
  },
  listSessionPauses: {
    method: 'GET',
    path: '/api/sessions/:sessionId/pauses',
    summary: 'When the clock of a session was stopped by hand, in the order of time',
    access: 'session:watch',
    response: sessionPauseListSchema,
  },
  pauseSession: {
    method: 'POST',
    path: '/api/sessions/:sessionId/pause',
    summary: 'Stop the clock of one running or interrupted session; all time until it goes on is given back',
    access: 'session:pause',
    body: pauseReasonSchema,
    response: sessionPauseSchema,
  },
  resumeSession: {
    method: 'POST',
    path: '/api/sessions/:sessionId/resume',
    summary:
      'Let the clock of a paused session go on, and give the time back; or go on with the minutes that the caller gives, with a reason',
    access: 'session:pause',
    body: resumeSessionSchema,
    response: sessionPauseSchema,
  },
  pauseExam: {
    method: 'POST',
    path: '/api/exams/:examId/pause',
    summary:
      'Stop the clocks of all sessions of an exam that have begun, in one act, and of those that begin until it goes on; a scan that is under way is taken back',
    access: 'session:pause',
    body: pauseReasonSchema,
    response: examPauseSchema,
  },
  resumeExam: {
    method: 'POST',
    path: '/api/exams/:examId/resume',
    summary: 'Let the clocks of all paused sessions of an exam go on, and give each its time back',
    access: 'session:pause',
    response: examPauseSchema,
  },
} as const satisfies Record<string, Route>;
