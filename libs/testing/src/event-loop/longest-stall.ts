import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const RESOLUTION_MS = 10;
/** The monitor measures from one of its own turns to the next, so one has to come before the work and one after it. */
const ONE_TURN_MS = 5 * RESOLUTION_MS;

/** For how long nothing else could be done in this thread while the work was, at most; in ms. */
export async function longestStallMs(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  try {
    await sleep(ONE_TURN_MS);
    await work();
    await sleep(ONE_TURN_MS);
  } finally {
    delay.disable();
  }
  return delay.max / 1e6;
}
