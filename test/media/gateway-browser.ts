import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { type FilmPart, fakeMicrophone, makeFakeCamera } from '../e2e/support/fake-devices';
import { launchBrowser } from '../e2e/support/browser';
import { type GatewayProcess } from '../medium/gateway-process';
import { bundlePage } from './page-bundle';

type PageName = 'candidate' | 'proctor' | 'examiner';

/** A real browser with a camera, a microphone and a screen, and the test pages on the gateway's origin. */
export class GatewayBrowser {
  /** What the pages wrote to their consoles, for the message of a test that fails. */
  readonly messages: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly gateway: GatewayProcess,
    private readonly folder: string,
    private readonly bundles: Record<PageName, string>,
  ) {}

  static async launch(gateway: GatewayProcess, film: FilmPart[]): Promise<GatewayBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'bakylau-browser-'));
    const browser = await launchBrowser({
      camera: makeFakeCamera(folder, film),
      microphone: fakeMicrophone('exam_30s_mix.wav'),
    });
    const bundles = {
      candidate: bundlePage(folder, 'gateway-candidate'),
      proctor: bundlePage(folder, 'gateway-proctor'),
      examiner: bundlePage(folder, 'gateway-examiner'),
    };
    return new GatewayBrowser(browser, gateway, folder, bundles);
  }

  openCandidate(cookie: string, attemptId: string): Promise<Page> {
    return this.#open(cookie, `attempt=${attemptId}`, this.bundles.candidate);
  }

  openProctor(cookie: string, examId: string): Promise<Page> {
    return this.#open(cookie, `exam=${examId}`, this.bundles.proctor);
  }

  openExaminer(cookie: string, attemptId: string): Promise<Page> {
    return this.#open(cookie, `attempt=${attemptId}`, this.bundles.examiner);
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #open(cookie: string, query: string, script: string): Promise<Page> {
    const context = await this.browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: this.gateway.origin }]);
    const page = await context.newPage();
    page.on('console', (message) => this.messages.push(message.text()));
    page.on('pageerror', (error) => this.messages.push(error.stack ?? error.message));
    // A page that the test itself answered would not count as local, and Chromium would keep it from the gateway.
    await page.goto(`${this.gateway.origin}/health/live?${query}`);
    await page.addScriptTag({ content: script });
    return page;
  }
}
