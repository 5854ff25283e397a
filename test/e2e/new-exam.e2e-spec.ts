import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@bakylau/contracts';
import type { Browser, Page } from 'playwright-core';
import { approveBank, authorBank, callAs, press, stateGroup } from './support/author';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser, signIn } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS } from './support/demo';
import { fakeMicrophone, makeFakeCamera } from './support/fake-devices';
import { PanelMember } from './support/oral-panel';
import { Proctor } from './support/staff';
import { journey } from './support/steps';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const REGISTRAR = { login: 'registrar', password: 'registrar-demo' };
const CANDIDATE_NAME = 'Мадина Оспанова';
const TITLE = { kk: 'Салық құқығы', ru: 'Налоговое право', en: 'Tax law' };
const BY_HAND = { prompt: 'Who sets a tax?', options: ['The code', 'A bank'] } as const;
const IMPORTED = `Which tax is indirect?
A) VAT
B) Land tax
ANSWER: A

How often is VAT declared?
A) Every quarter
B) Every day
ANSWER: A

Which rate has VAT from 2026?
A) 16 %
B) 12 %
ANSWER: A
`;
/** One of four is wrong: 75 of 100. */
const CHOICES: Readonly<Record<string, string>> = {
  'Who sets a tax?': 'The code',
  'Which tax is indirect?': 'VAT',
  'How often is VAT declared?': 'Every quarter',
  'Which rate has VAT from 2026?': '12 %',
};
const HOUR_MS = 3_600_000;

declare const axe: { run(root: Document, options: object): Promise<{ violations: { id: string }[] }> };

/** As the field of date and time wants it; the browser's clock is in the zone of the test. */
function within(hours: number): string {
  const at = new Date(Date.now() + hours * HOUR_MS);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** An exam that nobody seeded: made by the registrar, filled by the examiner, sat, confirmed and stated. */
describe('A new exam', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-new-exam-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let staffBrowser: Browser;
  let candidate: Candidate;
  let examiner: PanelMember;
  let proctor: Proctor;
  let registrar: Page;
  let examId: string;

  const step = journey('new-exam', () => ({
    pages: { candidate: candidate?.page, examiner: examiner?.page, proctor: proctor?.page, registrar },
    service,
  }));

  beforeAll(async () => {
    const camera = makeFakeCamera(folder, [{ clip: 'one_person_frontal_male.mp4', seconds: 20 }]);
    service = await BakylauService.start();
    candidateBrowser = await launchBrowser({ camera, microphone: fakeMicrophone('exam_30s_mix.wav') });
    staffBrowser = await launchBrowser();
    const { origin } = service;
    candidate = await Candidate.signIn(candidateBrowser, origin, ACCOUNTS.candidate2);
    examiner = await PanelMember.signIn(staffBrowser, origin, ACCOUNTS.examiner);
    proctor = await Proctor.signIn(staffBrowser, origin, ACCOUNTS.proctor);
    registrar = (await signIn(staffBrowser, origin, REGISTRAR)).page;
    await registrar.waitForURL((url) => url.pathname !== '/login');
  }, 180_000);

  afterAll(async () => {
    await candidateBrowser?.close();
    await staffBrowser?.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** No accessibility fault, and nothing wider than the screen, on a desk and on a phone. */
  const expectSound = async (): Promise<void> => {
    for (const width of [390, 1440]) {
      await registrar.setViewportSize({ width, height: 900 });
      await registrar.evaluate(AXE);
      const { violations } = await registrar.evaluate(() =>
        axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      const besidePx = await registrar.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([width, violations.map(({ id }) => id), besidePx]).toEqual([width, [], 0]);
    }
  };

  step('is refused with everything that is wrong, at the first wrong field', async () => {
    await registrar.goto(`${service.origin}/registry`);
    await registrar.getByRole('link', { name: 'New exam' }).press('Enter');
    await registrar.getByRole('button', { name: 'Make the draft' }).press('Enter');
    const told = registrar.getByRole('alert');
    expect(await told.getByRole('listitem').allInnerTexts()).toEqual([
      'Write the name in Kazakh.',
      'Write the name in Russian.',
      'Write the name in English.',
      'Say when the exam opens.',
      'Say when it closes: after it opens.',
    ]);
    const first = registrar.getByLabel('Name (kk)');
    expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
    await expectSound();
  });

  step('becomes a draft that says what it needs', async () => {
    for (const [locale, words] of Object.entries(TITLE))
      await registrar.getByLabel(`Name (${locale})`).fill(words);
    await registrar.getByLabel('Course code').fill('LAW 3204');
    await registrar.getByLabel('Opens').fill(within(-1));
    await registrar.getByLabel('Closes').fill(within(3));
    await registrar.getByLabel('Duration, minutes').fill('45');
    await registrar.getByLabel('Weight of the admission rating').fill('0');
    for (const name of ['ИС-23-1 (2 people)', 'Болат Нұрланов'])
      await registrar.getByRole('checkbox', { name }).press('Space');
    await registrar.getByRole('button', { name: 'Make the draft' }).press('Enter');
    await registrar.getByRole('heading', { name: TITLE.en, exact: true }).waitFor();
    examId = /exams\/([0-9a-f-]{36})\/settings/u.exec(registrar.url())?.[1] ?? '';
    await registrar.getByText('0 questions, 2 candidates, 1 examiner, 0 proctors').waitFor();
    expect(await registrar.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await expectSound();
    await candidate.page.reload();
    await candidate.page.getByRole('heading', { name: 'My exams' }).waitFor();
    await candidate.page.getByRole('heading', { name: 'Databases' }).waitFor();
    expect(await candidate.page.getByText(TITLE.en).count()).toBe(0);
  });

  step('is filled from a bank by its examiner', async () => {
    const { page } = examiner;
    const { origin } = service;
    const file = { name: 'taxes.txt', text: IMPORTED, questions: 3 };
    const bankId = await authorBank(page, origin, 'Taxes', BY_HAND, file);
    const second = await signIn(staffBrowser, origin, ACCOUNTS.examiner2);
    await second.page.getByRole('heading', { name: 'Results' }).waitFor();
    await approveBank(page, bankId, { page: second.page, login: ACCOUNTS.examiner2.login });
    await second.context.close();
    await page.goto(`${origin}/registry/exams/${examId}/settings`);
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.getByLabel('How many').fill('4');
    await press(page, 'Set the plan');
    await page.getByText(/^Each candidate gets 4 questions for 4 points out of 4/).waitFor();
  });

  step('is published once a proctor is there', async () => {
    await registrar.getByRole('link', { name: 'assign a proctor' }).click();
    await registrar.getByRole('checkbox', { name: 'Гүлнар Жақсыбекова' }).press('Space');
    await registrar.getByRole('button', { name: 'Assign the staff', exact: true }).press('Enter');
    await registrar.getByText('The staff are assigned.').first().waitFor();
    await registrar.getByRole('link', { name: 'Exam', exact: true }).click();
    await registrar.getByText('4 questions, 2 candidates, 1 examiner, 1 proctor').waitFor();
    await registrar.getByRole('button', { name: 'Publish' }).press('Enter');
    await registrar.getByText('Published', { exact: true }).waitFor();
  });

  step(
    'is sat, decided, confirmed and stated',
    async () => {
      await candidate.page.goto(service.origin);
      await candidate.checkIn(TITLE.en);
      await candidate.start();
      for (const number of [1, 2, 3, 4]) {
        await candidate.goTo(number);
        const region = candidate.page.getByRole('region', { name: new RegExp(`^Question ${number} of 4`) });
        const words = await region.innerText();
        const prompt = Object.keys(CHOICES).find((each) => words.includes(each)) ?? '';
        await candidate.answer(number, { choose: [CHOICES[prompt] ?? prompt] });
      }
      await candidate.waitUntilSaved();
      await candidate.submit();

      await proctor.clearWaitingSession(CANDIDATE_NAME);

      const { page } = examiner;
      const path = `/api/results?examId=${examId}`;
      const { results } = await callAs<{ results: Result[] }>(page, 'GET', path);
      expect(results).toMatchObject([{ mark: 75, letter: 'B-' }]);
      await page.goto(`${service.origin}/examiner/results/${results[0]?.id}`);
      await press(page, 'Confirm the result');
      await press(page, 'Yes, confirm');
      await page.getByText('Confirmed by').waitFor();

      const lines = await stateGroup(registrar, service.origin, examId);
      const line = lines.find((each) => each.includes(CANDIDATE_NAME)) ?? '';
      // The exam alone counts: no rating, its mark, the final mark and the letter.
      expect(line.split(';').slice(5, 9)).toEqual(['', '75', '75', 'B-']);
    },
    180_000,
  );
});
