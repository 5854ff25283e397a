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
    if (!(await this.isClosed(sessionId))) return;
    try {
      await this.sign(sessionId);
    } catch (error) {
      this.logger.error(`The manifest of session ${sessionId} could not be brought up to date`, error);
    }
  }

  /** Whether something was added to a closed session that no final head covers yet. */
  async isDue(sessionId: string): Promise<boolean> {
    return (await this.isClosed(sessionId)) && !(await this.chain.endsFinal(sessionId));
  }

  /**
   * Signs what was left for later, before somebody relies on it.
   * @throws Error when the store does not take the manifest
   */
  async settle(sessionId: string): Promise<void> {
    if (await this.isDue(sessionId)) await this.sign(sessionId);
  }

  private async isClosed(sessionId: string): Promise<boolean> {
    const session = await this.dataSource.manager.findOneByOrFail(ExamSession, { id: sessionId });
    return session.finalisedAt !== null;
  }

  private async sign(sessionId: string): Promise<void> {
    await this.chain.signHead(sessionId, { final: true });
    await this.chain.exportManifest(sessionId);
  }
}
