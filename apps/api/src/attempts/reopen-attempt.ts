import { SESSION_MACHINE } from '@bakylau/domain';
import { Attempt, type DomainEvents, ExamSession } from '@bakylau/persistence';
import { AppError } from '@bakylau/platform';
import { type EntityManager } from 'typeorm';
import { lockAttempt } from './own-attempts';

/**
 * A check-in that the end of the exam or the last start of a sitting broke off goes on. One that is under way stays as it is.
 * The caller has checked that the candidate may begin.
 * @throws AppError attempt_already_submitted
 */
export async function reopenAttempt(
  attemptId: string,
  manager: EntityManager,
  events: DomainEvents,
): Promise<void> {
  const { attempt, session } = await lockAttempt(attemptId, manager);
  if (attempt.state === 'submitted') throw new AppError('attempt_already_submitted');
  if (attempt.state !== 'expired') return;
  const state = SESSION_MACHINE.transition(session.state, 'reopen');
  await manager.update(Attempt, { id: attempt.id }, { state: 'checking_in', windowId: null });
  await manager.update(ExamSession, { id: session.id }, { state });
  await events.publish({ kind: 'session.changed', sessionId: session.id }, manager);
}
