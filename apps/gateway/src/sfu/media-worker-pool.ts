import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '@bakylau/platform';
import { type MediaWorker } from './media-worker';

/** Pause before a second try to start a worker that died; doubles up to the maximum while starting fails. */
const RESTART_DELAY_MS = 200;
const MAX_RESTART_DELAY_MS = 10_000;
const ACQUIRE_PATIENCE_MS = 3_000;
const ACQUIRE_POLL_MS = 25;

export interface MediaWorkerPoolOptions {
  /** Number of workers; one per core is what mediasoup can use. */
  size: number;
  /** Starts worker `index` (0 to size - 1) on its own port. */
  start: (index: number) => Promise<MediaWorker>;
}

/** The media workers of this gateway. A worker that dies is replaced in its place, on its port. */
@Injectable()
export class MediaWorkerPool implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(MediaWorkerPool.name);
  readonly #places: (MediaWorker | null)[];
  #closed = false;

  constructor(private readonly options: MediaWorkerPoolOptions) {
    this.#places = new Array<MediaWorker | null>(options.size).fill(null);
  }

  /** @throws Error when a worker cannot be started at all, so that the service does not come up half */
  async onModuleInit(): Promise<void> {
    await Promise.all(this.#places.map((_, index) => this.#startAt(index)));
  }

  onApplicationShutdown(): void {
    this.close();
  }

  /**
   * The worker with the fewest sessions. One that died is back in a fraction of a second, so it is waited for.
   * @throws AppError `not_ready` when none comes
   */
  async acquire(): Promise<MediaWorker> {
    for (const deadline = Date.now() + ACQUIRE_PATIENCE_MS; ; await sleep(ACQUIRE_POLL_MS)) {
      const [first] = this.#alive().sort((a, b) => a.load - b.load);
      if (first) return first;
      if (Date.now() >= deadline || this.#closed) throw new AppError('not_ready');
    }
  }

  get aliveCount(): number {
    return this.#alive().length;
  }

  get size(): number {
    return this.#places.length;
  }

  close(): void {
    this.#closed = true;
    for (const worker of this.#places) worker?.close();
  }

  #alive(): MediaWorker[] {
    return this.#places.filter((worker) => worker !== null && !worker.closed) as MediaWorker[];
  }

  async #startAt(index: number): Promise<void> {
    const worker = await this.options.start(index);
    if (this.#closed) return worker.close();
    this.#places[index] = worker;
    worker.once('died', (error) => {
      this.#logger.error(`Media worker ${index} died (${error.message}); starting a new one`);
      this.#places[index] = null;
      void this.#restartAt(index);
    });
    this.#logger.log(`Media worker ${index} runs as process ${worker.pid}`);
  }

  async #restartAt(index: number): Promise<void> {
    for (
      let delayMs = RESTART_DELAY_MS;
      !this.#closed;
      delayMs = Math.min(delayMs * 2, MAX_RESTART_DELAY_MS)
    ) {
      try {
        return await this.#startAt(index);
      } catch (error) {
        this.#logger.error(`Media worker ${index} does not start: ${String(error)}; trying again`);
        await sleep(delayMs);
      }
    }
  }
}
