import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support/browser';
import { bundlePage } from './page-bundle';

const WEB = join(__dirname, '../../apps/web/src');
const STYLES = [
  ...[
    'design/tokens.css',
    'design/base.css',
    'components/rich-text/rich-text.css',
    'components/formulas/formulas.css',
  ],
  ...['components/room-scan/room-scan.css', 'pages/candidate/exam/exam.css'],
];
const TABLE = '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>';

declare const window: { page: { edit: (html: string) => void } };

describe('parts of a candidate’s page in Chromium', () => {
  let folder: string;
  let script: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-editor-'));
    script = bundlePage(folder, 'web-answer-editor');
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => page?.close());

  async function show(body: string, width: number): Promise<void> {
    page = await browser.newPage({ viewport: { width, height: 800 } });
    const styles = STYLES.map((name) => readFileSync(join(WEB, name), 'utf8')).join('\n');
    await page.setContent(
      `<!doctype html><html lang="en"><style>${styles}</style><body>${body}</body></html>`,
    );
    await page.addScriptTag({ content: script });
  }
  /** How far the page can be moved sideways, px. */
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  describe('Tab in a table of an answer', () => {
    beforeEach(async () => {
      await show('<button id="before">b</button><div id="editor"></div><button id="after">a</button>', 1280);
      await page.evaluate((html) => window.page.edit(html), TABLE);
      // The editor takes the focus with its next drawing.
      await page.waitForFunction(() => document.activeElement?.role === 'textbox');
    });
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.role);
    const rows = () => page.locator('#editor tr').count();

    it('goes through the cells and leaves behind the last one, and makes no row', async () => {
      for (const expected of ['textbox', 'textbox', 'textbox', 'after']) {
        await page.keyboard.press('Tab');
        expect(await focused()).toBe(expected);
      }
      expect(await rows()).toBe(2);
    });

    it('types into the cell that it came to', async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('third');
      expect(await page.locator('#editor td').allInnerTexts()).toEqual(['a', 'b', 'third', 'd']);
    });

    it('leaves backwards before the first cell', async () => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe('textbox');
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe('before');
    });
  });

  it('breaks the link of a phone at 320 px', async () => {
    const url = `https://exam.university.kz/photos#${'A'.repeat(120)}`;
    await show(`<div class="bk-scan"><p>Link: <code class="bk-hash">${url}</code></p></div>`, 320);
    expect(await overflow()).toBe(0);
  });

  it('keeps the exam’s columns within 320 px, whatever a question holds', async () => {
    const wide = '<div style="overflow-x:auto"><div style="width:900px">sheet</div></div>';
    await show(
      `<div class="exam"><div class="exam__columns"><div class="exam__item">${wide}</div></div></div>`,
      320,
    );
    expect(await overflow()).toBe(0);
  });
});
