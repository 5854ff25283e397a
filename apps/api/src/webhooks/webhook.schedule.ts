import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type JobWithMetadata, type PgBoss, type QueueOptions } from 'pg-boss';
import { type EntityManager } from 'typeorm';
import { JobQueue } from '../jobs/job-queue';
import { type Enqueue, WebhookOutbox } from './webhook-outbox';

const QUEUE = 'webhook-delivery';
/** 30 s, 1 min, 2 min ... at most 6 h apart: about three days in all. */
const RETRY = { retryLimit: 20, retryDelay: 30, retryBackoff: true, retryDelayMax: 6 * 3600 };
const LOOK_EVERY_MS = 2000;
const FORGET_EVERY_MS = 3_600_000;
const POLL_EVERY_S = 2;
/** Calls under way at once. */
const CALLS = 4;

type Retry = Pick<QueueOptions, 'retryLimit' | 'retryDelay' | 'retryBackoff' | 'retryDelayMax'>;

interface DeliveryJob {
  deliveryId: string;
}

/** Gives events out and tries their deliveries by pg-boss, which keeps what waits over restarts and spreads the tries. */
@Injectable()
export class WebhookSchedule implements OnApplicationShutdown {
  private readonly logger = new Logger(WebhookSchedule.name);
  private boss: PgBoss | null = null;
  private timers: NodeJS.Timeout[] = [];
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly outbox: WebhookOutbox,
    private readonly queue: JobQueue,
  ) {}

  /** Called by the process that serves; commands and tests send nothing by themselves. */
  async start(lookEveryMs = LOOK_EVERY_MS, retry: Retry = RETRY): Promise<void> {
    const boss = await this.queue.open();
    this.boss = boss;
    await boss.createQueue(QUEUE, retry);
    const options = { pollingIntervalSeconds: POLL_EVERY_S, localConcurrency: CALLS } as const;
    const withMetadata = { ...options, includeMetadata: true } as const;
    await boss.work(QUEUE, withMetadata, async ([job]: JobWithMetadata<DeliveryJob>[]) => {
      if (!job) return;
      const isLastTry = job.retryCount >= job.retryLimit;
      const isNeededAgain = await this.outbox.attempt(job.data.deliveryId, isLastTry);
      // What went wrong stands with the delivery; the queue only learns that there is to be another try.
      if (isNeededAgain) throw new Error('not delivered');
    });
    this.repeat(lookEveryMs, () => this.giveOut());
    this.repeat(FORGET_EVERY_MS, () => this.outbox.forgetOld());
  }

  /** Jobs in the transaction of their deliveries. */
  readonly enqueue: Enqueue = async (deliveryIds, manager) => {
    const { boss } = this;
    if (!boss) throw new Error('The queue of webhooks was not started');
    const jobs = deliveryIds.map((deliveryId) => ({ data: { deliveryId } satisfies DeliveryJob }));
    await boss.insert(QUEUE, jobs, { db: inTransaction(manager) });
  };

  async onApplicationShutdown(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.timers = [];
    await this.looking;
    this.boss = null;
  }

  private async giveOut(): Promise<void> {
    while (await this.outbox.giveOut(this.enqueue));
  }

  /** One after another: a slow database gets no second question of the kind. */
  private repeat(everyMs: number, work: () => Promise<void>): void {
    const run = (): void => {
      this.looking = this.looking
        .then(() => (this.timers.length > 0 ? work() : undefined))
        .catch((error: unknown) => this.logger.warn(`Webhooks wait: ${String(error)}`));
    };
    this.timers.push(setInterval(run, everyMs));
  }
}

const inTransaction = (manager: EntityManager) => ({
  executeSql: async (text: string, values?: unknown[]) => ({
    rows: await manager.query<unknown[]>(text, values),
  }),
});
