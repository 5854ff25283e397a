import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until the answer is true; an answer that fails counts as not yet. */
export async function waitFor(condition: () => Promise<boolean>, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs / 1000} s`);
    await delay(500);
  }
}
