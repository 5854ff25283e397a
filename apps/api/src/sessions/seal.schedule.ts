import { Injectable, Logger } from '@nestjs/common';
import { type Job, type PgBoss } from 'pg-boss';
import { JobQueue } from '../jobs/job-queue';
import { SessionSeal } from './session-seal';

const QUEUE = 'session-seal';
/** Parts of a local recording follow each other in seconds; the manifest of a long session has megabytes. */
const WAIT_S = 15;
const POLL_EVERY_S = 5;
/** A store that is away: 30 s, 1 min, 2 min ... for about a day. */
const RETRY = { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 2 * 3600 };

interface SealJob {
  sessionId: string;
}

/**
 * Signs a closed session once for many late additions. pg-boss keeps what waits over restarts: at most one job waits for a session,
 * and one that comes while a job is under way waits for its own.
 */
@Injectable()
export class SealSchedule {
  private readonly logger = new Logger(SealSchedule.name);
  private boss: PgBoss | null = null;

  constructor(
    private readonly seal: SessionSeal,
    private readonly queue: JobQueue,
  ) {}

  /** Called by the process that serves; without it every addition is signed at once. */
  async start(pollEveryS = POLL_EVERY_S): Promise<void> {
    const boss = await this.queue.open();
    await boss.createQueue(QUEUE, { policy: 'short', ...RETRY });
    await boss.work(QUEUE, { pollingIntervalSeconds: pollEveryS }, async ([job]: Job<SealJob>[]) => {
      if (job) await this.seal.settle(job.data.sessionId);
    });
    this.boss = boss;
  }

  /** Signs within half a minute what was added to a closed session; at once when no queue can be asked. */
  async renewSoon(sessionId: string, afterS = WAIT_S): Promise<void> {
    const { boss } = this;
    if (!boss) return this.seal.renew(sessionId);
    try {
      const data = { sessionId } satisfies SealJob;
      await boss.send(QUEUE, data, { singletonKey: sessionId, startAfter: afterS });
    } catch (error) {
      this.logger.warn(`Session ${sessionId} is signed at once: ${String(error)}`);
      await this.seal.renew(sessionId);
    }
  }
}
