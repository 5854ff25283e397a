import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntegrityReport, Oral, OralDetail, Result, TicketDrawList } from '@bakylau/contracts';
import { ticketDrawProblems } from '@bakylau/domain';
import type { Browser } from 'playwright-core';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS } from './support/demo';
import { makeFakeCamera, makeFakeSpeech } from './support/fake-devices';
import { PanelMember, pictureOf, playing, roomLevels } from './support/oral-panel';
import { Proctor } from './support/staff';
import { journey } from './support/steps';
import { waitFor } from './support/wait-for';

const EXAM_TITLE = 'Operating systems: oral exam';
const CANDIDATE_NAME = 'Мадина Оспанова';
const EXAMINER_NAMES = ['Болат Нұрланов', 'Айгүл Сәрсенова'] as const;
/** The quietest that passes for sound: the speech of the fake microphones peaks far above, silence lies at -100. */
const HEARD_DBFS = -45;

/** One candidate and two examiners in three browser contexts, from the draw to the provisional result. */
describe('An oral exam', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-oral-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let panelBrowser: Browser;
  let candidate: Candidate;
  let first: PanelMember;
  let second: PanelMember;
  let oral: Oral;

  const step = journey('oral-exam', () => ({
    pages: { candidate: candidate?.page, first: first?.page, second: second?.page },
    service,
  }));

  beforeAll(async () => {
    const camera = makeFakeCamera(folder, [{ clip: 'one_person_frontal_male.mp4', seconds: 20 }]);
    const devices = { camera, microphone: makeFakeSpeech(folder) };
    service = await BakylauService.start();
    candidateBrowser = await launchBrowser(devices);
    panelBrowser = await launchBrowser(devices);
  }, 180_000);

  afterAll(async () => {
    await candidateBrowser?.close();
    await panelBrowser?.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  step(
    'begins with a draw that nobody could have chosen, and a preparation with notes',
    async () => {
      candidate = await Candidate.signIn(candidateBrowser, service.origin, ACCOUNTS.candidate2);
      [first, second] = await Promise.all([
        PanelMember.signIn(panelBrowser, service.origin, ACCOUNTS.examiner),
        PanelMember.signIn(panelBrowser, service.origin, ACCOUNTS.examiner2),
      ]);
      await candidate.checkIn(EXAM_TITLE);
      await candidate.press('Start the exam', 60_000);
      await candidate.page.getByLabel('Your word').fill('MyOwnWord7');
      await candidate.press('Draw the ticket');
      await candidate.page.getByRole('heading', { name: 'Preparation', exact: true }).waitFor();
      await candidate.page.getByRole('textbox').first().fill('A process owns its address space.');
      await candidate.waitUntilSaved();
      await candidate.press('I am ready to answer');
      await candidate.press('Yes, I am ready');
    },
    120_000,
  );

  step(
    'seats the panel, which calls the candidate',
    async () => {
      for (const examiner of [first, second]) {
        await examiner.openOral(EXAM_TITLE, CANDIDATE_NAME);
        await examiner.press('Take a seat in the panel');
      }
      await first.press('Call to answer');
      for (const examiner of [first, second]) await examiner.press('Turn on camera and microphone');
      await candidate.page.getByRole('heading', { name: 'Your answer', exact: true }).waitFor();
    },
    60_000,
  );

  step(
    'lets all three see and hear each other',
    async () => {
      const views = [
        [candidate.page, EXAMINER_NAMES],
        [first.page, [CANDIDATE_NAME, EXAMINER_NAMES[1]]],
        [second.page, [CANDIDATE_NAME, EXAMINER_NAMES[0]]],
      ] as const;
      const seen = await Promise.all(
        views.flatMap(([page, names]) => names.map((name) => playing(pictureOf(page, name), 1_500))),
      );
      for (const { playedMs, width } of seen) {
        expect(playedMs).toBeGreaterThan(600);
        expect(width).toBeGreaterThanOrEqual(160);
      }
      for (const levels of await Promise.all(views.map(([page]) => roomLevels(page, 1_500)))) {
        expect(levels).toHaveLength(2);
        for (const level of levels) expect(level).toBeGreaterThan(HEARD_DBFS);
      }
    },
    60_000,
  );

  step(
    'keeps what was asked, ends by the panel and takes the mean of its marks',
    async () => {
      await first.note('What does a context switch cost?');
      await first.page.getByText('A process owns its address space.').waitFor();
      await first.press('End the answer');
      await first.press('Yes, end it');
      await candidate.page
        .getByRole('heading', { name: /submitted/i })
        .first()
        .waitFor({ timeout: 20_000 });
      await first.mark(16);
      await second.mark(14);
      const { results } = await first.get<{ results: Result[] }>('/api/results');
      const result = results.find(({ candidateName }) => candidateName === CANDIDATE_NAME);
      expect(result).toMatchObject({ state: 'provisional', mark: 75, letter: 'B-' });
      const { orals } = await first.get<{ orals: Oral[] }>(`/api/exams/${result?.examId}/orals`);
      oral = orals[0]!;
      const detail = await second.get<OralDetail>(`/api/orals/${oral.attemptId}`);
      expect(detail).toMatchObject({
        state: 'finished',
        mark: 75,
        draw: { contribution: 'MyOwnWord7' },
        followUps: [{ examiner: EXAMINER_NAMES[0], text: 'What does a context switch cost?' }],
      });
      const draws = await first.get<TicketDrawList>(`/api/exams/${oral.examId}/ticket-draws`);
      expect(draws.draws).toHaveLength(1);
      expect(ticketDrawProblems(draws)).toEqual([]);
    },
    60_000,
  );

  step(
    'leaves a recording and a chain that verify',
    async () => {
      const proctor = await Proctor.signIn(panelBrowser, service.origin, ACCOUNTS.proctor);
      await waitFor(async () => (await proctor.session('to_review'))?.state === 'under_review', 30_000);
      const path = `/api/sessions/${oral.sessionId}`;
      const integrity = await proctor.get<IntegrityReport>(`${path}/integrity`);
      expect(integrity.sound).toBe(true);
    },
    60_000,
  );
});
