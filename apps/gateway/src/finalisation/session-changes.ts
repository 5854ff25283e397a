import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainEvents, ExamSession } from '@bakylau/persistence';
import { LIVE_STATES } from '@bakylau/domain';
import { LiveSessions } from '../media-session/live-sessions';
import { SessionSweep } from './session-sweep';

/** Follows what the api does to sessions whose media is here: the start, the hand-in, the end of time. */
@Injectable()
export class SessionChanges implements OnApplicationBootstrap {
  readonly #logger = new Logger(SessionChanges.name);

  constructor(
    private readonly events: DomainEvents,
    private readonly database: DataSource,
    private readonly sessions: LiveSessions,
    private readonly sweep: SessionSweep,
  ) {}

  onApplicationBootstrap(): void {
    this.events.subscribe({
      onEvent: (event) => (event.kind === 'session.changed' ? this.#follow(event.sessionId) : undefined),
      onReconnected: async () => {
        await Promise.all(this.sessions.all.map(({ id }) => this.#follow(id)));
        await this.sweep.sweep();
      },
    });
  }

  async #follow(sessionId: string): Promise<void> {
    const session = await this.database.getRepository(ExamSession).findOneBy({ id: sessionId });
    if (!session) return;
    this.sessions.find(sessionId)?.changeState(session.state);
    if (session.state === 'submitted') return this.sweep.sweep();
    const isLive = (LIVE_STATES as readonly string[]).includes(session.state);
    if (!isLive && this.sessions.find(sessionId)) {
      this.#logger.log(`Session ${sessionId} is ${session.state}; its media ends`);
      await this.sessions.finish(sessionId, 'submitted');
    }
  }
}
