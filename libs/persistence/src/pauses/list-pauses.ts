import { type EntityManager } from 'typeorm';
import { SessionPauseRecord } from '../entities/session-pause.entity';

/** Every pause of an attempt, oldest first; one that lasts is the last. */
export function listPauses(attemptId: string, manager: EntityManager): Promise<SessionPauseRecord[]> {
  return manager.find(SessionPauseRecord, { where: { session: { attemptId } }, order: { pausedAt: 'ASC' } });
}
