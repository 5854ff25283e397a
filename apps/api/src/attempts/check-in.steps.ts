import { type ProctoringPolicy } from '@bakylau/contracts';
import { isCheckInDone, SESSION_MACHINE } from '@bakylau/domain';
import { ExamSession } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
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

/** The photo is the last step of an exam that asks for one. @throws as `assertCheckingIn`, and step_out_of_order before the notice */
export function assertReadyForPhoto(rows: AttemptRows): void {
  assertCheckingIn(rows);
  const { deviceCheck, noticeAcceptedAt } = rows.checkIn;
  if (!deviceCheck || !noticeAcceptedAt) throw new AppError('step_out_of_order');
}

/** From here on the gateway takes the session's media. Again, it changes nothing. */
export async function completeCheckIn(session: ExamSession, manager: EntityManager): Promise<void> {
  if (!SESSION_MACHINE.allows(session.state, 'complete_check_in')) return;
  session.state = SESSION_MACHINE.transition(session.state, 'complete_check_in');
  await manager.update(ExamSession, { id: session.id }, { state: session.state });
}

/** A check-in that was broken off after its last step has nothing left that would complete it. */
export async function completeIfDone(
  { session, checkIn }: AttemptRows,
  policy: ProctoringPolicy,
  manager: EntityManager,
): Promise<void> {
  if (isCheckInDone(checkIn, policy)) await completeCheckIn(session, manager);
}
