import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { BakylauService } from './bakylau-service';

const RESULTS = resolve(__dirname, '../../../test-results');

const LAST_LINES = 25;

/** What a journey goes through, as far as it is there yet. */
export interface Journey {
  pages: Record<string, Page | undefined>;
  service: BakylauService | undefined;
}

/**
 * `it` for a journey: the steps build on one another, so after a failed one the rest fail at once. The failed one leaves
 * pictures of the pages in test-results/ and says with its error what the pages showed and what the service logged last.
 */
export function journey(name: string, journeyNow: () => Journey) {
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
          const { pages, service } = journeyNow();
          await takePictures(name, pages);
          const last = service?.lastLines(LAST_LINES) ?? 'There is no service.';
          const found = `${await textOf(pages)}\n\nThe service logged last:\n${last}`;
          throw new Error(`${String(error)}\n\n${found}`, { cause: error });
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

async function textOf(pages: Record<string, Page | undefined>): Promise<string> {
  const texts = Object.entries(pages).map(async ([who, page]) => {
    const text = await page
      ?.locator('main')
      .innerText({ timeout: 2_000 })
      .catch((error: unknown) => String(error));
    return `The page of the ${who}, ${page?.url()}:\n${text?.replace(/\s*\n\s*/g, ' | ').slice(0, 1_500)}`;
  });
  return (await Promise.all(texts)).join('\n');
}
