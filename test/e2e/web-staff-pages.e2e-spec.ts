import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './support/browser';
import {
  EXAM_ID,
  incident,
  LIVE_SESSIONS,
  RESULT_ID,
  RESULT_TO_CONFIRM_ID,
  SESSION_ID,
} from './support/staff-fixture';
import { StaffFixtureServer } from './support/staff-fixture-server';
import { makeStaffMedia } from './support/staff-media';

const ROOT = resolve(__dirname, '../..');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = {
  'proctor’s exams': '/proctor',
  'live page': `/proctor/exams/${EXAM_ID}/live?session=${LIVE_SESSIONS[0]!.id}`,
  'sessions to review': `/proctor/exams/${EXAM_ID}/review`,
  'review page': `/proctor/sessions/${SESSION_ID}`,
  results: '/examiner',
  'result that waits': `/examiner/results/${RESULT_ID}`,
  'result to confirm': `/examiner/results/${RESULT_TO_CONFIRM_ID}`,
  people: '/admin',
  health: '/admin/health',
};

/** On narrow screens only: they are forms like the others. */
const SETTINGS = { rules: '/policies', retention: '/admin/retention' };

declare const axe: { run(root: Document, options: object): Promise<{ violations: AxeViolation[] }> };
interface AxeViolation {
  id: string;
  nodes: { target: unknown[]; failureSummary: string }[];
}

/* The staff's pages over recorded answers: what they look like to assistive technology, and what their buttons and keys do. */
describe('staff pages', () => {
  let folder: string;
  let server: StaffFixtureServer;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let faults: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bakylau-staff-'));
    makeStaffMedia(join(folder, 'media'));
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const build = [
      'build',
      '--config',
      join(ROOT, 'apps/web/vite.config.ts'),
      '--outDir',
      join(folder, 'web'),
    ];
    execFileSync(process.execPath, [vite, ...build], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    server = new StaffFixtureServer(join(folder, 'web'), join(folder, 'media'));
    origin = await server.start();
    browser = await launchBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(() => {
    server.reset();
    faults = [];
  });
  afterEach(async () => {
    await context?.close();
    expect(faults).toEqual([]);
  });

  const open = async (path: string, over: { locale?: string; width?: number; dark?: boolean } = {}) => {
    const { locale = 'en', width = 1440, dark = false } = over;
    context = await browser.newContext({
      viewport: { width, height: width > 600 ? 900 : 844 },
      colorScheme: dark ? 'dark' : 'light',
    });
    await context.addInitScript((chosen) => localStorage.setItem('bakylau.locale', chosen), locale);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // The health page asks a service that is not ready, and the browser logs the 503.
      if (message.type() === 'error' && !/50\d|40\d/.test(message.text())) faults.push(message.text());
    });
    await page.goto(origin + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };

  describe.each([
    ['kk', 1440, false],
    ['ru', 1440, true],
    ['en', 1440, false],
    ['kk', 390, true],
    ['ru', 390, false],
    ['en', 390, true],
  ])('in %s at %s px, dark %s', (locale, width, dark) => {
    it('no page has an accessibility fault, and none is wider than the screen', async () => {
      const page = await open(PAGES.people, { locale, width, dark });
      const found: string[] = [];
      for (const [name, path] of Object.entries(width < 600 ? { ...PAGES, ...SETTINGS } : PAGES)) {
        await page.goto(origin + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(400);
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(() =>
          axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          }),
        );
        found.push(
          ...violations.map(({ id, nodes }) => `${name}: ${id}: ${JSON.stringify(nodes[0]?.target)}`),
        );
        const besidePx = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (besidePx > 0) found.push(`${name}: ${besidePx} px wider than the screen`);
      }
      expect(found).toEqual([]);
    }, 120_000);
  });

  describe('live page', () => {
    const feed = (page: Page) => page.getByRole('region', { name: 'Incidents' }).getByRole('article');

    it('shows a new incident within 2 s, says it politely, and keeps the ledgers apart', async () => {
      const page = await open(PAGES['live page']);
      await feed(page).nth(2).waitFor();
      const began = Date.now();
      server.openIncident(
        incident(20, 'screen.share_stopped', 700_000, null, { sessionId: LIVE_SESSIONS[1]!.id }),
      );
      await page.getByRole('article', { name: 'Screen sharing stopped, Данияр Оспанов' }).waitFor();
      expect(Date.now() - began).toBeLessThan(2000);
      const said = page.locator('[aria-live=polite]', { hasText: 'Screen sharing stopped, Данияр Оспанов' });
      await said.waitFor({ state: 'attached' });
      expect(await feed(page).first().getAttribute('aria-label')).toBe(
        'Screen sharing stopped, Данияр Оспанов',
      );
      await page.getByRole('tab', { name: 'Technical (1)' }).click();
      expect(await feed(page).count()).toBe(1);
    }, 30_000);

    it('shows card and frame of an incident only when asked', async () => {
      const page = await open(PAGES['live page']);
      const entry = page.getByRole('article', {
        name: 'More than one face in the picture, Айгерім Сапарова',
      });
      await entry.waitFor();
      const views = () => server.log.filter(({ path }) => path.endsWith('/evidence')).length;
      expect(views()).toBe(0);
      await entry.getByText('Why, and the frame').click();
      await entry.getByRole('img', { name: /^Frame at 10:40/ }).waitFor();
      await entry.getByText('What this does not prove').waitFor();
      expect(views()).toBe(1);
    }, 30_000);

    it('says when the connection is lost and comes back by itself', async () => {
      const page = await open(PAGES['live page']);
      await page.getByText('Connected, the page is current').waitFor();
      server.dropSockets();
      await page.getByText(/^Connection lost, connecting again/).waitFor();
      await page.getByText('Connected, the page is current').waitFor({ timeout: 10_000 });
      expect(await feed(page).count()).toBe(3);
    }, 30_000);

    it('opens a candidate and says so in the address', async () => {
      const page = await open(`/proctor/exams/${EXAM_ID}/live`);
      await page.getByRole('button', { name: 'Open Данияр Оспанов' }).click();
      await page.getByRole('region', { name: 'Opened candidate: Данияр Оспанов' }).waitFor();
      expect(page.url()).toContain(`session=${LIVE_SESSIONS[1]!.id}`);
    }, 30_000);

    it('lets a paused candidate go on with a given time, once minutes and reason are there', async () => {
      const paused = { ...LIVE_SESSIONS[0]!, state: 'paused' as const, longestMinutes: 40 };
      server.showLive([paused, ...LIVE_SESSIONS.slice(1)]);
      const page = await open(PAGES['live page']);
      await page.getByRole('button', { name: 'Go on with a given time…' }).click();
      const dialog = page.getByRole('dialog', { name: `Let the clock go on for ${paused.candidateName}` });
      const send = dialog.getByRole('button', { name: 'Let the clock go on' });
      await dialog.getByLabel('Reason').fill('The answers on paper were lost.');
      expect(await send.isDisabled()).toBe(true);
      const minutes = dialog.getByLabel('Time left, minutes');
      await dialog.getByText('From 1 to 40').waitFor();
      for (const wrong of ['0', '41', '1.5', 'ten']) {
        await minutes.fill(wrong);
        expect(await send.isDisabled()).toBe(true);
      }
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }));
      expect(violations).toEqual([]);
      await minutes.fill('25');
      await minutes.press('Tab');
      await send.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
      const sent = server.log.find(({ path }) => path === `/api/sessions/${paused.id}/resume`);
      expect(sent).toMatchObject({
        method: 'POST',
        body: { remainingMinutes: 25, reason: 'The answers on paper were lost.' },
      });
    }, 30_000);

    it('offers no given time where none can be given, as in an oral exam', async () => {
      server.showLive([{ ...LIVE_SESSIONS[0]!, state: 'paused' }, ...LIVE_SESSIONS.slice(1)]);
      const page = await open(PAGES['live page']);
      await page.getByRole('button', { name: 'Let the clock go on' }).waitFor();
      expect(await page.getByRole('button', { name: 'Go on with a given time…' }).count()).toBe(0);
    }, 30_000);
  });

  describe('review page', () => {
    const position = (page: Page) => page.getByRole('slider', { name: 'Position in the session' });
    const positionMs = async (page: Page) => Number(await position(page).inputValue());
    const selected = (page: Page) =>
      page
        .getByRole('list', { name: 'Incidents in the order of time' })
        .locator('[aria-pressed=true]')
        .innerText();
    const openReview = async () => {
      const page = await open(PAGES['review page']);
      await page.locator('video[data-condition=showing]').first().waitFor();
      // Pictures come first; keys act on the incidents, which come last.
      await page.getByRole('button', { name: 'Save the verdict' }).waitFor();
      return page;
    };

    it('plays, seeks and goes through the incidents by keys alone', async () => {
      const page = await openReview();
      await page.keyboard.press('Space');
      await page.waitForTimeout(2500);
      expect(await positionMs(page)).toBeGreaterThan(1000);
      await page.keyboard.press('Space');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.waitForTimeout(300);
      expect(await positionMs(page)).toBe(6000);
      await page.keyboard.press('j');
      expect(await selected(page)).toContain('0:24');
      await page.waitForTimeout(300);
      expect(await positionMs(page)).toBe(22_000);
      await page.keyboard.press('k');
      expect(await selected(page)).toContain('0:12');
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard keys' }).waitFor();
      await page.keyboard.press('Escape');
    }, 30_000);

    it('leaves the keys to a text field', async () => {
      const page = await openReview();
      await page.getByRole('radio', { name: 'Dismiss' }).check({ force: true });
      await page.getByLabel('Note').fill('');
      await page.getByLabel('Note').pressSequentially('jack kept calm');
      expect(await page.getByLabel('Note').inputValue()).toBe('jack kept calm');
      expect(await selected(page)).toContain('0:12');
    }, 30_000);

    it('plays camera and screen in step', async () => {
      const page = await openReview();
      await position(page).fill('20000');
      await page.keyboard.press('Space');
      await page.waitForTimeout(2500);
      const times = await page
        .locator('video[data-condition]')
        .evaluateAll((all) => all.map((video) => (video as HTMLVideoElement).currentTime));
      expect(Math.abs(times[0]! - (times[1]! + 1.5))).toBeLessThan(0.1);
    }, 30_000);

    it('asks for a reason, counts verdicts, and lets the session be decided only at the end', async () => {
      const page = await openReview();
      const decide = page.getByRole('button', { name: 'Decide the session' });
      await page.getByText('2 of 5 decided', { exact: true }).waitFor();
      await page.getByText('3 incidents still wait for a verdict. Decide them first.').waitFor();
      expect(await decide.isDisabled()).toBe(true);

      await page.getByRole('button', { name: 'Save the verdict' }).click();
      await page.getByText('Choose: confirm or dismiss.').waitFor();
      for (const left of [3, 2, 1]) {
        await page.getByText('Dismiss', { exact: true }).click();
        await page.getByRole('button', { name: 'Save the verdict' }).click();
        await page.getByText('Choose a reason.', { exact: true }).waitFor();
        await page.getByRole('button', { name: /Reason$/ }).click();
        await page.getByRole('option', { name: 'False alarm' }).click();
        await page.getByRole('button', { name: 'Save the verdict' }).click();
        await page.getByText(`${6 - left} of 5 decided`, { exact: true }).waitFor();
      }
      const given = server.log.filter(({ path }) => path.endsWith('/verdict'));
      expect(given.map(({ body }) => body)).toEqual(
        Array(3).fill({ verdict: 'dismissed', reason: 'false_alarm' }),
      );

      await page.getByText('No violation', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Reason' }).fill('Nothing on the recording.');
      await decide.click();
      // The text stands in its field before it is sent.
      const decided = page.waitForResponse((response) => response.url().endsWith('/decision'));
      await page.getByRole('alertdialog').getByRole('button', { name: 'Yes, decide' }).click();
      await decided;
      await page
        .getByRole('region', { name: 'Decision on the session' })
        .getByText('Nothing on the recording.')
        .waitFor();
      expect(server.log.find(({ path }) => path.endsWith('/decision'))?.body).toEqual({
        outcome: 'clear',
        reason: 'Nothing on the recording.',
      });
    }, 60_000);

    it('needs a note for another reason', async () => {
      const page = await openReview();
      await page.keyboard.press('c');
      await page.getByRole('button', { name: /Reason$/ }).click();
      await page.getByRole('option', { name: 'Another reason' }).click();
      await page.getByRole('button', { name: 'Save the verdict' }).click();
      await page.getByText('Write what the reason is.', { exact: true }).waitFor();
      expect(server.log.some(({ path }) => path.endsWith('/verdict'))).toBe(false);
    }, 30_000);

    it('shows in a gap what the candidate’s own browser recorded, and says so', async () => {
      const page = await openReview();
      const fetched = () => server.log.filter(({ path }) => path.includes('/local-recordings/')).length;
      expect(fetched()).toBe(0);
      await position(page).fill('45000');
      const picture = page.locator('.bk-picture--av');
      await picture.getByText("Recorded by the candidate's browser").waitFor();
      await picture.locator('[data-condition=showing]').first().waitFor();
      const standIn = picture.locator('video.bk-picture__stand-in');
      const atS = await standIn.evaluate((video) => (video as HTMLVideoElement).currentTime);
      expect(Math.abs(atS - 5)).toBeLessThan(0.1);
      expect(fetched()).toBeGreaterThan(0);
    }, 30_000);

    it('takes down what a reviewer saw, confirmed and selected', async () => {
      const page = await openReview();
      await position(page).fill('20000');
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog', { name: 'Note what you saw' });
      expect(await dialog.getByLabel('From').inputValue()).toBe('0:15');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('Choose a reason.', { exact: true }).waitFor();
      await dialog.getByRole('button', { name: /What was seen$/ }).click();
      await page.getByRole('option', { name: 'A phone or another device' }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('region', { name: 'Incident: Seen by a person' }).waitFor();
      expect(server.log.find(({ path }) => path.endsWith('/observations'))?.body).toEqual({
        ...{ startedAtMs: 15_000, endedAtMs: 20_000, reason: 'phone' },
      });
    }, 30_000);

    it('shows the picture of the moment that is pointed at, and remembers that the keys were folded', async () => {
      const page = await openReview();
      const lane = page.getByRole('group', { name: 'Sound level' });
      const asked = () => server.log.filter(({ path }) => path.endsWith('/frame.webp')).length;
      await lane.hover({ position: { x: 200, y: 10 } });
      await page.locator('.bk-preview img').nth(1).waitFor();
      await lane.hover({ position: { x: 201, y: 10 } });
      await page.waitForTimeout(200);
      expect(asked()).toBe(2);
      await page.mouse.move(0, 0);
      await page.locator('.bk-preview').waitFor({ state: 'detached' });
      const sheet = page.getByText('Take the verdict back');
      await page.getByText('Keyboard keys').last().click();
      await sheet.waitFor({ state: 'hidden' });
      await page.reload();
      await page.getByText('Timeline as a table').waitFor();
      expect(await sheet.isVisible()).toBe(false);
    }, 30_000);

    it('has the timeline as a table, and checks the chain', async () => {
      const page = await openReview();
      await page.getByText('Timeline as a table').click();
      const table = page.getByRole('table', { name: 'Everything on the timeline in the order of time' });
      await table
        .getByRole('row')
        .nth(5 + 3 + 4 + 1)
        .waitFor();
      expect(await table.getByRole('row').count()).toBe(1 + 5 + 3 + 4 + 1);
      await table.getByRole('button', { name: 'Show 1:06' }).click();
      expect(await selected(page)).toContain('1:06');
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('The chain is unbroken').waitFor();
    }, 30_000);
  });

  describe('result page', () => {
    it('says why a result cannot be confirmed yet', async () => {
      const page = await open(PAGES['result that waits']);
      await page.getByText(/The proctor has not decided 3 incidents/).waitFor();
      expect(await page.getByRole('button', { name: 'Confirm the result' }).isDisabled()).toBe(true);
    }, 30_000);

    it('confirms the mark that was seen', async () => {
      const page = await open(PAGES['result to confirm']);
      await page.getByRole('button', { name: 'Confirm the result' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Yes, confirm' }).click();
      await page.getByText(/^Confirmed by Гүлнара Есенова/).waitFor();
      expect(server.log.find(({ path }) => path.endsWith('/confirm'))?.body).toEqual({
        mark: 88,
        reason: 'Checked: the answers are marked and the proctoring decision was looked at.',
      });
    }, 30_000);
  });

  describe('administration', () => {
    it('names each reason why a photo is refused', async () => {
      const page = await open(PAGES.people);
      await page.getByRole('button', { name: 'Set the enrolled photo of Мадина Қалиева' }).click();
      await page.locator('input[type=file]').setInputFiles(join(folder, 'media/check-in.jpg'));
      await page.getByRole('button', { name: 'Save the photo' }).click();
      await page.getByText('The face is too small.').waitFor();
      await page.getByText('The photo is too dark.').waitFor();
    }, 30_000);

    it('checks a new person before it is sent, and says when the login is taken', async () => {
      const page = await open(PAGES.people);
      await page.getByRole('button', { name: 'Add a person' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a person' });
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await dialog.getByText('Choose at least one role.').waitFor();
      await dialog.getByLabel('Name').fill('Ерлан Сейітов');
      await dialog.getByLabel('Login').fill('erlan');
      await dialog.getByLabel('First password').fill('ten letters');
      await dialog.getByText('Proctor', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await dialog.getByText('This login is taken.').waitFor();
    }, 30_000);

    it('takes a file by a field that speaks the language of the page', async () => {
      const page = await open('/admin/people/import');
      const field = page.getByLabel('File', { exact: true });
      await page.getByText('No file chosen', { exact: true }).waitFor();
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }));
      expect(violations).toEqual([]);
      await field.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('login\n') });
      await page.getByText('people.csv', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'Check the file' }).isEnabled()).toBe(true);
    }, 30_000);
  });
});
