import { Injectable } from '@nestjs/common';
import { type PgBoss } from 'pg-boss';
import { JobQueue } from '../jobs/job-queue';
import { RetentionSweeper } from './retention.sweeper';

const QUEUE = 'retention-sweep';
/** Hourly and not on the hour, when exams begin. */
const CRON = '17 * * * *';
/** A sweep after a long standstill may have months of recordings to delete. */
const SWEEP_AT_MOST_S = 6 * 3600;
const POLL_EVERY_S = 30;

/**
 * Runs the sweep as a job: one an hour, however many api processes there are, and again after one that failed or died.
 */
@Injectable()
export class RetentionSchedule {
  private boss: PgBoss | null = null;

  constructor(
    private readonly sweeper: RetentionSweeper,
    private readonly queue: JobQueue,
  ) {}

  /** Called by the process that serves; commands and tests do not sweep by themselves. */
  async start(pollEveryS = POLL_EVERY_S): Promise<void> {
    const boss = await this.queue.open();
    this.boss = boss;
    const retry = { retryLimit: 5, retryDelay: 60, retryBackoff: true };
    await boss.createQueue(QUEUE, { policy: 'singleton', expireInSeconds: SWEEP_AT_MOST_S, ...retry });
    await boss.work(QUEUE, { pollingIntervalSeconds: pollEveryS }, async () => {
      const { unfinished } = await this.sweeper.sweep();
      if (unfinished > 0) throw new Error(`${unfinished} deletions are not complete`);
    });
    await boss.schedule(QUEUE, CRON, null, { tz: 'UTC' });
  }

  /** A sweep now, besides the hourly one. */
  async request(): Promise<void> {
    await this.boss?.send(QUEUE);
  }
}
