import { SERVICE_CONFIG, type ServiceConfig } from '@bakylau/platform';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';

/** Webhooks, seals and sweeps seldom meet. */
const CONNECTIONS = 3;
const STOP_WITHIN_MS = 5000;

/**
 * The jobs of this process by pg-boss, which keeps them in the service's own database (schema `pgboss`) over restarts and gives each
 * to one of however many processes there are.
 */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly logger = new Logger(JobQueue.name);
  private boss: Promise<PgBoss> | null = null;

  constructor(@Inject(SERVICE_CONFIG) private readonly config: ServiceConfig) {}

  /** Begins with the first who asks: commands and tests that ask for no job run none. */
  open(): Promise<PgBoss> {
    this.boss ??= this.begin();
    return this.boss;
  }

  /** What is under way may end; what waits is there at the next start. */
  async onApplicationShutdown(): Promise<void> {
    const boss = await this.boss?.catch(() => null);
    this.boss = null;
    await boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
  }

  private async begin(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: this.config.database.url,
      application_name: 'bakylau-jobs',
      max: CONNECTIONS,
    });
    boss.on('error', (error) =>
      this.logger.error('The queue of jobs has a problem; it goes on trying', error),
    );
    await boss.start();
    return boss;
  }
}
