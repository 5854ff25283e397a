import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Page } from 'playwright-core';
import { launchBrowser } from '../../../test/e2e/support/browser';
import { SESSION_ID } from '../../../test/e2e/support/staff-fixture';
import { StaffFixtureServer } from '../../../test/e2e/support/staff-fixture-server';
import { percentile } from '../answers/latency';
import { type BenchGoal, buildReport, printReport } from '../bench-report';
import { type ApiAnswers, measureApiAnswers } from './api-answer';
import { longReview, makeLongMedia } from './long-session';
import { measureSeek, measureUsable } from './page-measures';

const LOADS = 5;
const SEEKS = 20;
const GOALS: BenchGoal[] = [
  { figure: 'usable', atMost: 1500 },
  { figure: 'seek', atMost: 500 },
];
const ROOT = resolve(__dirname, '../../..');

/**
 * The built review page of a three-hour session in Chromium, over recorded answers and files by HTTP Range. The answer with the review
 * comes after the time that the real api on a real PostgreSQL takes for such a session, which is measured first.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-bench-review-'));
  const build = ['build', '--config', join(ROOT, 'apps/web/vite.config.ts'), '--outDir', join(folder, 'web')];
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, ...build], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  makeLongMedia(join(folder, 'media'));
  const answers = await measureApiAnswers(LOADS);
  const server = new StaffFixtureServer(join(folder, 'web'), join(folder, 'media'));
  const origin = await server.start();
  const browser = await launchBrowser();
  try {
    server.show(longReview(), percentile(answers.tookMs, 0.5));
    const usable: number[] = [];
    let page: Page | null = null;
    for (let load = 0; load < LOADS; load += 1) {
      await page?.context().close();
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      page = await context.newPage();
      usable.push(await measureUsable(page, `${origin}/proctor/sessions/${SESSION_ID}`));
    }
    const seeks: number[] = [];
    // Positions that jump about, and no place twice: the golden ratio.
    for (let i = 1; i <= SEEKS; i += 1) seeks.push(await measureSeek(page!, (i * 0.618034) % 1));
    report(usable, seeks, answers);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(usable: number[], seeks: number[], answers: ApiAnswers): void {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
  const figures = [
    {
      ...{ name: 'answer of the api', value: percentile(answers.tookMs, 0.5), unit: 'ms' },
      note: `${Math.round(answers.sizeBytes / 1000)} kB, part of usable`,
    },
    { name: 'usable', value: percentile(usable, 0.5), unit: 'ms', note: `median of ${LOADS} loads` },
    { name: 'usable, worst', value: Math.max(...usable), unit: 'ms' },
    { name: 'seek', value: percentile(seeks, 0.5), unit: 'ms', note: `median of ${SEEKS}, both pictures` },
    { name: 'seek p95', value: percentile(seeks, 0.95), unit: 'ms' },
  ];
  printReport(buildReport('review', machine, figures, GOALS), process.argv.includes('--json'));
}

void main();
