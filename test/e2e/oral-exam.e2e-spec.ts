import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type {
  IntegrityReport,
  Oral,
  OralDetail,
  Result,
  SessionReview,
  TicketDrawList,
} from '@bakylau/contracts';
import { ticketDrawProblems } from '@bakylau/domain';
import type { Browser } from 'playwright-core';
import { peakLevel } from '../media/recording-probe';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS } from './support/demo';
import { makeFakeCamera, makeFakeSpeech } from './support/fake-devices';
import { PanelMember, pictureOf, playing, roomLevels } from './support/oral-panel';
import { decodedOf, downloadRecording, spansOf } from './support/recordings';
import { Proctor } from './support/staff';
import { journey } from './support/steps';
import { waitFor } from './support/wait-for';

const CLI = resolve(__dirname, '../../dist/apps/cli/apps/cli/src/main.js');
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
  let proctor: Proctor;
  let review: SessionReview;

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
    180_000,
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
    180_000,
  );

  step(
    'lets all three see and hear each other',
    async () => {
      const views = [
        [candidate.page, EXAMINER_NAMES],
        [first.page, [CANDIDATE_NAME, EXAMINER_NAMES[1]]],
        [second.page, [CANDIDATE_NAME, EXAMINER_NAMES[0]]],
      ] as const;
      // Pictures and voices come when the machine gets to them; what counts is that each of them does.
      for (const [page, names] of views) {
        for (const name of names)
          await waitFor(async () => {
            const { playedMs, width } = await playing(pictureOf(page, name), 1_500);
            return playedMs > 600 && width >= 160;
          }, 45_000);
        await waitFor(async () => {
          const levels = await roomLevels(page, 1_500);
          return levels.length === 2 && levels.every((level) => level > HEARD_DBFS);
        }, 45_000);
      }
    },
    180_000,
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
        .waitFor({ timeout: 60_000 });
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
    180_000,
  );

  step(
    'leaves a recording and a chain that verify',
    async () => {
      proctor = await Proctor.signIn(panelBrowser, service.origin, ACCOUNTS.proctor);
      await waitFor(async () => (await proctor.session('to_review'))?.state === 'under_review', 60_000);
      const path = `/api/sessions/${oral.sessionId}`;
      const integrity = await proctor.get<IntegrityReport>(`${path}/integrity`);
      expect(integrity.sound).toBe(true);
    },
    180_000,
  );

  step(
    'recorded the voice and the picture of each examiner, by name and place',
    async () => {
      review = await proctor.get<SessionReview>(`/api/sessions/${oral.sessionId}/review`);
      expect(review.examiners).toEqual([
        { chain: 'examiner-1', names: [EXAMINER_NAMES[0]] },
        { chain: 'examiner-2', names: [EXAMINER_NAMES[1]] },
      ]);
      const candidateTrack = review.recordings.find(({ chain }) => chain === 'av');
      for (const { chain } of review.examiners) {
        const track = review.recordings.find((one) => one.chain === chain);
        expect(track?.startMs).toBeGreaterThan(candidateTrack?.startMs ?? Infinity);
        const file = join(folder, `${chain}.webm`);
        const url = `${service.origin}/api/sessions/${oral.sessionId}/recordings/${chain}.webm`;
        await downloadRecording(proctor.context.request, url, file);
        expect(
          spansOf(file)
            .map(({ kind }) => kind)
            .sort(),
        ).toEqual(['audio', 'video']);
        for (const { packets, frames } of decodedOf(file)) {
          expect(packets).toBeGreaterThan(10);
          expect(frames).toBe(packets);
        }
        expect(await peakLevel(file)).toBeGreaterThan(HEARD_DBFS);
      }
    },
    180_000,
  );

  step(
    'plays the panel beside the candidate, in step',
    async () => {
      await proctor.openReview(oral.sessionId, CANDIDATE_NAME);
      const { page } = proctor;
      const videos = EXAMINER_NAMES.map((name) => page.getByLabel(`Recording of the examiner ${name}`));
      for (const video of videos) await video.waitFor();
      // The panel came late: its beginning is where the timeline has it.
      const from = Math.max(...review.recordings.map(({ startMs }) => startMs)) + 500;
      const lane = page.getByRole('group', { name: `Recording of ${EXAMINER_NAMES[0]}`, exact: true });
      const { width = 0, height = 0 } = (await lane.boundingBox()) ?? {};
      await lane.click({ position: { x: (width * from) / review.durationMs, y: height / 2 } });
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      for (const video of [page.getByLabel(`Camera recording of ${CANDIDATE_NAME}`), ...videos])
        expect((await playing(video, 1_500)).playedMs).toBeGreaterThan(0);
      for (const video of videos)
        expect(
          await video.evaluate((element) => {
            const { muted, volume, error } = element as HTMLVideoElement;
            return { muted, volume, error };
          }),
        ).toEqual({ muted: false, volume: 1, error: null });
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      const at = await Promise.all(
        review.examiners.map(async ({ chain }, i) => {
          const startMs = review.recordings.find((one) => one.chain === chain)?.startMs ?? NaN;
          return startMs + (await videos[i]!.evaluate((it) => (it as HTMLVideoElement).currentTime * 1000));
        }),
      );
      expect(Math.abs(at[0]! - at[1]!)).toBeLessThan(250);
    },
    180_000,
  );

  step('verifies offline, and names the part of an examiner that was changed', () => {
    const copy = join(folder, 'session');
    cpSync(join(service.dataDir, 'store/sessions', oral.sessionId), copy, { recursive: true });
    expect(spawnSync(process.execPath, [CLI, 'verify', copy]).status).toBe(0);
    const part = join('examiner-2', readdirSync(join(copy, 'examiner-2'))[0] ?? '');
    const bytes = readFileSync(join(copy, part));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(copy, part), bytes);
    const broken = spawnSync(process.execPath, [CLI, 'verify', copy], { encoding: 'utf8' });
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain(part);
  });
});
