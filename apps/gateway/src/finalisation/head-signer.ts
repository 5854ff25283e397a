import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SessionChainService } from '@bakylau/persistence';
import { LiveSessions } from '../media-session/live-sessions';

/** Nothing older than this can be changed unseen, whatever happens to the database later. */
const SIGN_MS = 60_000;

/** Signs the chains of live sessions every minute. */
@Injectable()
export class HeadSigner implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(HeadSigner.name);
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly sessions: LiveSessions,
    private readonly chain: SessionChainService,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.#signAll(), SIGN_MS);
  }

  onApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #signAll(): Promise<void> {
    for (const { id } of this.sessions.all) {
      await this.chain
        .signHead(id, { final: false })
        .catch((error: unknown) =>
          this.#logger.warn(`The chain of session ${id} is not signed this minute`, error),
        );
    }
  }
}
