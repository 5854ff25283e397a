import { AppError } from '@bakylau/platform';
import { type AttemptRows } from './own-attempts';

/**
 * Check-in steps belong before the start.
 * @throws AppError step_out_of_order while the exam runs, attempt_already_submitted and exam_closed after it
 */
export function assertCheckingIn({ attempt, session }: AttemptRows): void {
  if (attempt.state === 'submitted') throw new AppError('attempt_already_submitted');
  if (attempt.state === 'expired') throw new AppError('exam_closed');
  if (session.state !== 'checking_in' && session.state !== 'waiting') throw new AppError('step_out_of_order');
}

/** The photo is the last step. @throws as `assertCheckingIn`, and step_out_of_order before the notice */
export function assertReadyForPhoto(rows: AttemptRows): void {
  assertCheckingIn(rows);
  const { deviceCheck, noticeAcceptedAt } = rows.checkIn;
  if (!deviceCheck || !noticeAcceptedAt) throw new AppError('step_out_of_order');
}
