import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ExamSession } from '@bakylau/persistence';
import { GatewayIdentity } from '../session-store/gateway-identity';
import { SessionFinaliser } from './session-finaliser';

/** How long a lost nudge, or a store that was away, can delay the sealing of a session. */
const SWEEP_MS = 10_000;

/** Looks for handed-in sessions of this gateway that nobody has sealed. */
@Injectable()
export class SessionSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(SessionSweep.name);
  readonly #busy = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly gateway: GatewayIdentity,
    private readonly finaliser: SessionFinaliser,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.sweep(), SWEEP_MS);
    void this.sweep();
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async sweep(): Promise<void> {
    try {
      const sessions = this.database.getRepository(ExamSession);
      const mine = await sessions
        .createQueryBuilder('session')
        .select('session.id')
        .where(`session.state = 'submitted' AND (session.gateway_id = :id OR session.gateway_id IS NULL)`, {
          id: this.gateway.id,
        })
        .getMany();
      for (const { id } of mine) this.#finaliseOnce(id);
    } catch (error) {
      this.#logger.warn('The sweep found no database', error);
    }
  }

  #finaliseOnce(sessionId: string): void {
    if (this.#busy.has(sessionId)) return;
    this.#busy.add(sessionId);
    this.finaliser
      .finalise(sessionId)
      .catch((error: unknown) => this.#logger.warn(`Session ${sessionId} is not sealed yet`, error))
      .finally(() => this.#busy.delete(sessionId));
  }
}
