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
  /** What else tells why a step failed, a line each. */
  findings?: () => Promise<string[]>;
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
        if (broken) throw plainError(`Not reached: "${broken}" failed before`);
        try {
          await run();
        } catch (error) {
          broken = step;
          const { pages, service, findings } = journeyNow();
          await takePictures(name, pages);
          const found = (await findings?.().catch((lost: unknown) => [String(lost)])) ?? [];
          const last = service?.lastLines(LAST_LINES) ?? 'There is no service.';
          const at = error instanceof Error ? error.stack : undefined;
          throw plainError(
            [String(error), ...found, `The service logged last:\n${last}`, await textOf(pages), at].join(
              '\n',
            ),
          );
        }
      },
      timeoutMs,
    );
  };
}

/** An error whose message is all there is to say: no excerpt of the code that threw it. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
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
    return `The page of the ${who}, ${page?.url()}:\n${text?.replace(/\s*\n\s*/g, ' | ').slice(0, 900)}`;
  });
  return (await Promise.all(texts)).join('\n');
}
