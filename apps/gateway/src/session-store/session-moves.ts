import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type SessionState } from '@bakylau/contracts';
import { SESSION_MACHINE, type SessionEvent } from '@bakylau/domain';
import { DomainEvents, ExamSession } from '@bakylau/persistence';

/** Moves sessions along the table of libs/domain, under a row lock, and tells everybody. */
@Injectable()
export class SessionMoves {
  constructor(
    private readonly database: DataSource,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Applies the event when the table allows it in the session's present state; `alongside` runs in the same transaction.
   * @returns the new state, or null when the session is gone or has moved on meanwhile
   */
  async tryMove(
    sessionId: string,
    event: SessionEvent,
    alongside?: (manager: EntityManager, session: ExamSession) => Promise<void>,
  ): Promise<SessionState | null> {
    return this.database.transaction(async (manager) => {
      const session = await manager.findOne(ExamSession, {
        where: { id: sessionId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!session || !SESSION_MACHINE.allows(session.state, event)) return null;
      session.state = SESSION_MACHINE.transition(session.state, event);
      await alongside?.(manager, session);
      await manager.save(session);
      await this.events.publish({ kind: 'session.changed', sessionId }, manager);
      return session.state;
    });
  }
}
