import { type EntityManager, IsNull } from 'typeorm';
import { SessionPauseRecord } from '../entities/session-pause.entity';

/** Every pause of an attempt, oldest first; one that lasts is the last. */
export function listPauses(attemptId: string, manager: EntityManager): Promise<SessionPauseRecord[]> {
  return manager.find(SessionPauseRecord, { where: { session: { attemptId } }, order: { pausedAt: 'ASC' } });
}

/** Whether the clock of an attempt is stopped by hand now. */
export function isPaused(attemptId: string, manager: EntityManager): Promise<boolean> {
  return manager.existsBy(SessionPauseRecord, { session: { attemptId }, endedAt: IsNull() });
}
