import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Readiness, RECORDING_DISK } from '@bakylau/contracts';
import { AppError, checkReadiness } from '@bakylau/platform';
import { ObjectStore } from '@bakylau/storage';
import { RecorderTicker } from '../recording/recorder-ticker';
import { RecordingFolder } from '../recording/recording-folder';
import { MediaWorkerPool } from '../sfu/media-worker-pool';

/** Whether this gateway can take a candidate now. The analysis is not asked: recording goes on without it. */
@Injectable()
export class GatewayHealth {
  readonly #logger = new Logger(GatewayHealth.name);

  constructor(
    private readonly workers: MediaWorkerPool,
    private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly folder: RecordingFolder,
    private readonly ticker: RecorderTicker,
  ) {}

  async check(): Promise<Readiness> {
    const readiness = await checkReadiness(
      {
        mediaWorkers: () => this.#workersAlive(),
        database: () => this.database.query('SELECT 1'),
        objectStore: () => this.objects.ready(),
      },
      { onFailure: (part, error) => this.#logger.warn(`${part} is not ready`, error) },
    );
    return { ...readiness, parts: { ...readiness.parts, [RECORDING_DISK]: await this.#disk() } };
  }

  /** A disk that is nearly full does not make the gateway unready: the sessions that run must be let in again after a crash. */
  async #disk(): Promise<Readiness['parts'][string]> {
    if (await this.folder.hasRoom(this.ticker.size)) return { ready: true };
    return { ready: false, detail: 'nearly full: no new session may begin' };
  }

  #workersAlive(): Promise<void> {
    const { aliveCount, size } = this.workers;
    return aliveCount === size ? Promise.resolve() : Promise.reject(new AppError('not_ready'));
  }
}
