import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Runs tasks one after the other; one that fails is tried again, with growing pauses, until it succeeds. */
export class RetryQueue {
  #tail: Promise<void> = Promise.resolve();

  /** @param onFailure called after each failed try */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  add(task: () => Promise<void>): void {
    this.#tail = this.#tail.then(() => this.#run(task));
  }

  /** Resolves when everything that was added until now is done. */
  drained(): Promise<void> {
    return this.#tail;
  }

  async #run(task: () => Promise<void>): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await task();
      } catch (error) {
        this.onFailure(error);
        await sleep(pauseMs);
      }
    }
  }
}
