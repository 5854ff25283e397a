import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { DomainEvents, ExamSession } from '@bakylau/persistence';
import { isLive } from '@bakylau/domain';
import { KeyedLock } from '../keyed-lock';
import { ExamWindows } from '../media-session/exam-windows';
import { LiveSessions } from '../media-session/live-sessions';
import { SessionSweep } from './session-sweep';

/** How long a lost nudge can keep a change from the page and from the rules. */
const LOOK_EVERY_MS = 2_000;

/** Follows what the api does to sessions whose media is here: the start, the hand-in, the end of time. */
@Injectable()
export class SessionChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(SessionChanges.name);
  /** Of two readings of a row, the older one must not be applied last. */
  readonly #lock = new KeyedLock();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly events: DomainEvents,
    private readonly database: DataSource,
    private readonly sessions: LiveSessions,
    private readonly windows: ExamWindows,
    private readonly sweep: SessionSweep,
  ) {}

  onApplicationBootstrap(): void {
    this.events.subscribe({
      onEvent: (event) => (event.kind === 'session.changed' ? this.#follow(event.sessionId) : undefined),
      onReconnected: async () => {
        await this.#catchUp();
        await this.sweep.sweep();
      },
    });
    this.#timer = setInterval(() => {
      this.#catchUp().catch((error: unknown) => this.#logger.warn('The sessions were not read', error));
    }, LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** A nudge tells at once, the rows decide: what no nudge told is found here. */
  async #catchUp(): Promise<void> {
    const ids = this.sessions.all.map(({ id }) => id);
    if (ids.length === 0) return;
    const rows = await this.database
      .getRepository(ExamSession)
      .find({ select: { id: true, state: true }, where: { id: In(ids) } });
    const changed = rows.filter(({ id, state }) => {
      const live = this.sessions.find(id);
      return live !== null && live.state !== state;
    });
    await Promise.all(changed.map(({ id }) => this.#follow(id)));
  }

  #follow(sessionId: string): Promise<void> {
    return this.#lock.run(sessionId, async () => {
      const session = await this.database.getRepository(ExamSession).findOneBy({ id: sessionId });
      if (!session) return;
      this.sessions.find(sessionId)?.changeState(session.state);
      await this.windows.follow(sessionId, session.state);
      if (session.state === 'submitted') return this.sweep.sweep();
      if (!isLive(session.state) && this.sessions.find(sessionId)) {
        this.#logger.log(`Session ${sessionId} is ${session.state}; its media ends`);
        await this.sessions.finish(sessionId, 'submitted');
      }
    });
  }
}
