import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';

/** How often recorders sort, write and give up waiting; the crash loss of a recording grows with it. */
const TICK_MS = 100;

/** One timer for the recorders of all sessions of this process. */
@Injectable()
export class RecorderTicker implements OnApplicationShutdown {
  readonly #logger = new Logger(RecorderTicker.name);
  readonly #ticking = new Set<{ tick(): void }>();
  #timer: NodeJS.Timeout | null = null;

  /** How many recorders there are: one for each session that is being recorded. */
  get size(): number {
    return this.#ticking.size;
  }

  add(recorder: { tick(): void }): void {
    this.#ticking.add(recorder);
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  remove(recorder: { tick(): void }): void {
    this.#ticking.delete(recorder);
    if (this.#ticking.size === 0) this.#stop();
  }

  onApplicationShutdown(): void {
    this.#stop();
  }

  #tick(): void {
    for (const recorder of this.#ticking) {
      try {
        recorder.tick();
      } catch (error) {
        // One recorder's fault must not end the others.
        this.#logger.error('A recorder failed', error);
      }
    }
  }

  #stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}
