import { type CaseFileRecord } from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { Injectable, Logger } from '@nestjs/common';
import { type Job, type PgBoss } from 'pg-boss';
import { JobQueue } from '../jobs/job-queue';
import { caseFileKey } from './case-file.view';

const QUEUE = 'case-file-removal';
const POLL_EVERY_S = 30;
/** A store that is away: 1 min, 2 min, 4 min ... for about two days. */
const RETRY = { retryLimit: 20, retryDelay: 60, retryBackoff: true, retryDelayMax: 4 * 3600 };

type Removed = Pick<CaseFileRecord, 'examId' | 'id'>;

/** Takes the bytes of files whose rows are gone out of the store. */
@Injectable()
export class CaseFileRemoval {
  private readonly logger = new Logger(CaseFileRemoval.name);
  private boss: PgBoss | null = null;

  constructor(
    private readonly store: ObjectStore,
    private readonly queue: JobQueue,
  ) {}

  /** Called by the process that serves; without it nothing that the store kept is tried again. */
  async start(pollEveryS = POLL_EVERY_S, retry: Partial<typeof RETRY> = {}): Promise<void> {
    const boss = await this.queue.open();
    await boss.createQueue(QUEUE, { ...RETRY, ...retry });
    await boss.work(QUEUE, { pollingIntervalSeconds: pollEveryS }, async ([job]: Job<Removed>[]) => {
      if (job) await this.store.delete(caseFileKey(job.data));
    });
    this.boss = boss;
  }

  /** What the store does not let go is logged and tried again later: what its rows were taken out for holds already. */
  async remove(files: readonly Removed[]): Promise<void> {
    for (const { examId, id } of files) {
      try {
        await this.store.delete(caseFileKey({ examId, id }));
      } catch (error) {
        this.logger.warn('A file of a case stays in the store for now', { examId, fileId: id }, error);
        await this.removeLater({ examId, id });
      }
    }
  }

  private async removeLater(file: Removed): Promise<void> {
    try {
      await this.boss?.send(QUEUE, file, { startAfter: RETRY.retryDelay });
    } catch (error) {
      this.logger.error('The queue does not take the removal of a file', file, error);
    }
  }
}
