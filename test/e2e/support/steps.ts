import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const RESULTS = resolve(__dirname, '../../../test-results');

/**
 * `it` for a journey: the steps build on one another, so after a failed one the rest fail at once, and the failed one
 * leaves pictures of the pages in test-results/.
 */
export function journey(name: string, pages: () => Record<string, Page | undefined>) {
  let broken: string | null = null;
  return (step: string, run: () => Promise<void> | void, timeoutMs = 60_000): void => {
    it(
      step,
      async () => {
        if (broken) throw new Error(`Not reached: "${broken}" failed before`);
        try {
          await run();
        } catch (error) {
          broken = step;
          await takePictures(name, pages());
          throw error;
        }
      },
      timeoutMs,
    );
  };
}

async function takePictures(name: string, pages: Record<string, Page | undefined>): Promise<void> {
  mkdirSync(RESULTS, { recursive: true });
  for (const [who, page] of Object.entries(pages)) {
    await page?.screenshot({ path: join(RESULTS, `${name}-${who}.png`) }).catch(() => undefined);
  }
}
