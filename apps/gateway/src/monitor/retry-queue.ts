import { setTimeout as sleep } from 'node:timers/promises';
import { permanentCodeOf } from './permanent-failure';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface RetryQueueOptions {
  /** Called after each failed try of a task that will be tried again. */
  onFailure: (error: unknown) => void;
  /** Called once for a task that is given up, with PostgreSQL's code of the failure. */
  onSetAside: (label: string, code: string) => void;
}

/**
 * Runs tasks one after the other; one that fails is tried again, with growing pauses, until it succeeds. A task that the database
 * refuses for good is set aside, so that those behind it and whoever waits for the end get on.
 */
export class RetryQueue {
  #tail: Promise<void> = Promise.resolve();

  constructor(private readonly options: RetryQueueOptions) {}

  /** @param label names the task in the log; ids only */
  add(label: string, task: () => Promise<void>): void {
    this.#tail = this.#tail.then(() => this.#run(label, task));
  }

  /** Resolves when everything that was added until now is done or set aside. */
  drained(): Promise<void> {
    return this.#tail;
  }

  async #run(label: string, task: () => Promise<void>): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await task();
      } catch (error) {
        const code = permanentCodeOf(error);
        if (code !== null) return this.options.onSetAside(label, code);
        this.options.onFailure(error);
        await sleep(pauseMs);
      }
    }
  }
}
