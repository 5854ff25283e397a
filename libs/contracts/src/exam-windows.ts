import { z } from 'zod';
import { idSchema, instantSchema } from './primitives';
import type { Route } from './route';

/**
 * Names the window of the candidate's browser in every request of an attempt's page: a uuid that the page keeps over reloads. What the
 * window changes is taken only while it is the one that the attempt is open in.
 */
export const EXAM_WINDOW_HEADER = 'x-exam-window';

/** A window that waits until the exam is moved to it. */
export const waitingWindowSchema = z.object({
  id: idSchema,
  /** Browser and system, as the browser names itself; for example `Chrome 142, Windows`. */
  device: z.string(),
  since: instantSchema,
});
export type WaitingWindow = z.infer<typeof waitingWindowSchema>;

/** What a waiting window is told. */
export const windowWaitingSchema = z.object({
  sessionId: idSchema,
  since: instantSchema,
  /** Where the exam is open; as `WaitingWindow.device`. */
  openOn: z.string(),
  /** Nobody proctors this exam, so the candidate moves it without being let. */
  mayTakeOver: z.boolean(),
});
export type WindowWaiting = z.infer<typeof windowWaitingSchema>;

export const handOverSchema = z.object({
  /** Of the waiting window. */
  waitingId: idSchema,
  reason: z.string().trim().min(3).max(500),
});
export type HandOver = z.infer<typeof handOverSchema>;

export const handedOverSchema = z.object({
  device: z.string(),
  /** Time given back for the waiting, because the first window had lost its media; ms. */
  creditedMs: z.number().int(),
});
export type HandedOver = z.infer<typeof handedOverSchema>;

export const EXAM_WINDOW_ROUTES = {
  handOverSession: {
    method: 'POST',
    path: '/api/sessions/:sessionId/hand-over',
    summary:
      'Move a candidate’s exam to another window of theirs that waits for it; the window before takes no part any longer',
    access: 'session:hand-over',
    body: handOverSchema,
    response: handedOverSchema,
  },
} as const satisfies Record<string, Route>;
