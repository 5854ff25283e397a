import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { RetentionSweeper } from './retention.sweeper';

const QUEUE = 'retention-sweep';
/** Hourly and not on the hour, when exams begin. */
const CRON = '17 * * * *';
/** A sweep after a long standstill may have months of recordings to delete. */
const SWEEP_AT_MOST_S = 6 * 3600;
const POLL_EVERY_S = 30;
const STOP_WITHIN_MS = 5000;

/**
 * Runs the sweep by pg-boss on the service's own database (schema `pgboss`): one sweep an hour, however many api processes
 * there are, and again after one that failed or died.
 */
@Injectable()
export class RetentionSchedule implements OnApplicationShutdown {
  private readonly logger = new Logger(RetentionSchedule.name);
  private boss: PgBoss | null = null;

  constructor(
    private readonly sweeper: RetentionSweeper,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Called by the process that serves; commands and tests do not sweep by themselves. */
  async start(pollEveryS = POLL_EVERY_S): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.config.database.url,
      application_name: 'bakylau-jobs',
      max: 2,
    });
    boss.on('error', (error) =>
      this.logger.error('The queue of jobs has a problem; it goes on trying', error),
    );
    this.boss = boss;
    await boss.start();
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

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
    this.boss = null;
  }
}
