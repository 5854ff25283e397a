import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Readiness } from '@bakylau/contracts';
import { AppError, checkReadiness } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { MediaWorkerPool } from '../sfu/media-worker-pool';

/** Whether this gateway can take a candidate now. The analysis is not asked: recording goes on without it. */
@Injectable()
export class GatewayHealth {
  readonly #logger = new Logger(GatewayHealth.name);

  constructor(
    private readonly workers: MediaWorkerPool,
    private readonly database: DataSource,
    private readonly objects: ObjectStore,
  ) {}

  check(): Promise<Readiness> {
    return checkReadiness(
      {
        mediaWorkers: () => this.#workersAlive(),
        database: () => this.database.query('SELECT 1'),
        objectStore: () => this.objects.ready(),
      },
      { onFailure: (part, error) => this.#logger.warn(`${part} is not ready`, error) },
    );
  }

  #workersAlive(): Promise<void> {
    const { aliveCount, size } = this.workers;
    return aliveCount === size ? Promise.resolve() : Promise.reject(new AppError('not_ready'));
  }
}
