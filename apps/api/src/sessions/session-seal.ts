import { ExamSession, SessionChainService } from '@bakylau/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Signs the chain of a closed session again after a person added to it, and writes the manifest out. */
@Injectable()
export class SessionSeal {
  private readonly logger = new Logger(SessionSeal.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: SessionChainService,
  ) {}

  /**
   * Called after the change itself is committed. A store that is away does not undo the change: the older manifest there
   * stays sound, and the next seal brings it up to date. A session that the gateway has not closed yet is left to it.
   */
  async renew(sessionId: string): Promise<void> {
    const { finalisedAt } = await this.dataSource.manager.findOneByOrFail(ExamSession, { id: sessionId });
    if (!finalisedAt) return;
    try {
      await this.chain.signHead(sessionId, { final: true });
      await this.chain.exportManifest(sessionId);
    } catch (error) {
      this.logger.error(`The manifest of session ${sessionId} could not be brought up to date`, error);
    }
  }
}
