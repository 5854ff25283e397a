import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IntegrityReport, SessionReview } from '@bakylau/contracts';
import type { Browser } from 'playwright-core';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS, ANSWERS, EXAM_TITLE } from './support/demo';
import { fakeMicrophone, makeFakeCamera } from './support/fake-devices';
import { downloadRecording, spansOf } from './support/recordings';
import { Proctor } from './support/staff';
import { journey } from './support/steps';
import { waitFor } from './support/wait-for';

/** What a candidate may lose of the recording to kill -9 of the gateway, and how long the way back may take. */
const MAX_GAP_MS = 20_000;
/** How long the gateway cannot be reached; CUT_SECONDS makes it longer. */
const CUT_MS = Number(process.env.CUT_SECONDS ?? 25) * 1000;
/** What may be in neither recording: the page notices in 0.6 to 0.75 s that nothing comes back, and its recorder needs a moment. */
const MAX_UNSEEN_MS = 1_500;

/** kill -9 of each part in the middle of an exam: the page comes back by itself, nothing that was given is lost. */
describe('A restart in the middle of an exam', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-restart-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let staffBrowser: Browser;
  let candidate: Candidate;
  let proctor: Proctor;
  let sessionId: string;
  const step = journey('restart', () => ({
    pages: { candidate: candidate?.page, proctor: proctor?.page },
    service,
  }));
  const review = (): Promise<SessionReview> => proctor.get(`/api/sessions/${sessionId}/review`);

  beforeAll(async () => {
    const camera = makeFakeCamera(folder, [{ clip: 'one_person_frontal_male.mp4', seconds: 30 }]);
    service = await BakylauService.start();
    candidateBrowser = await launchBrowser({ camera, microphone: fakeMicrophone('exam_30s_mix.wav') });
    staffBrowser = await launchBrowser();
  }, 180_000);

  afterAll(async () => {
    await candidateBrowser?.close();
    await staffBrowser?.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** Recorded and running again: new bytes arrive, and the session says so. */
  async function awaitRecordingAfter(ms: number): Promise<SessionReview> {
    let now = await review();
    await waitFor(async () => {
      now = await review();
      return (
        now.session.state === 'running' &&
        now.recordings.length === 2 &&
        now.recordings.every(({ endMs }) => endMs > ms)
      );
    }, 60_000);
    return now;
  }

  step(
    'starts an exam and gives three answers',
    async () => {
      candidate = await Candidate.signIn(candidateBrowser, service.origin, ACCOUNTS.candidate);
      proctor = await Proctor.signIn(staffBrowser, service.origin, ACCOUNTS.proctor);
      await candidate.checkIn(EXAM_TITLE);
      await candidate.start();
      sessionId = (await proctor.session('live'))?.id ?? '';
      for (const index of [0, 1, 2]) await candidate.answer(index + 1, ANSWERS[index]!);
      await candidate.waitUntilSaved();
    },
    180_000,
  );

  step(
    'analyzer: the exam goes on, and analysis comes back',
    async () => {
      await service.waitUntilRestarted('analyzer', service.kill('analyzer'));
      await candidate.answer(4, ANSWERS[3]!);
      await candidate.waitUntilSaved();
      expect((await review()).session.state).toBe('running');
    },
    120_000,
  );

  step(
    'api: answers given while it is away are kept and sent',
    async () => {
      const dead = service.kill('api');
      await candidate.answer(5, ANSWERS[4]!);
      await candidate.answer(6, ANSWERS[5]!);
      await service.waitUntilRestarted('api', dead);
      await candidate.waitUntilSaved();
    },
    120_000,
  );

  step(
    'gateway: the page joins again, and the recording goes on as a new run',
    async () => {
      // Both chains have a first closed segment before the crash.
      let before = await review();
      await waitFor(async () => {
        before = await review();
        return before.recordings.length === 2;
      }, 30_000);
      await service.waitUntilRestarted('gateway', service.kill('gateway'));
      const atMs = Date.now() - Date.parse(before.session.epoch ?? '');
      const after = await awaitRecordingAfter(atMs);
      expect(after.recordings.map(({ runs }) => runs)).toEqual([2, 2]);
      for (const { gaps } of after.recordings) {
        expect(gaps.length).toBeGreaterThan(0);
        for (const gap of gaps) expect(gap.endMs - gap.startMs).toBeLessThan(MAX_GAP_MS);
      }
    },
    180_000,
  );

  step(
    'a gateway that hears nothing: the page records itself, and the review has the whole time',
    async () => {
      const epochMs = Date.parse((await review()).session.epoch ?? '');
      const earlier = new Set((await review()).localRecordings.map(({ id }) => id));
      const thaw = service.freeze('gateway');
      const cutMs = Date.now() - epochMs;
      try {
        await candidate.page.getByText('records camera, sound and screen in this browser').waitFor();
        await candidate.page.waitForTimeout(CUT_MS - (Date.now() - epochMs - cutMs));
      } finally {
        thaw();
      }
      await awaitRecordingAfter(Date.now() - epochMs);
      let own: SessionReview['localRecordings'] = [];
      const holes = new Map<string, { startMs: number; endMs: number }>();
      await waitFor(async () => {
        const now = await review();
        // The hole in what the gateway recorded ends where it hears the page again.
        for (const { chain, gaps } of now.recordings)
          holes.set(chain, gaps.find(({ endMs }) => endMs > cutMs + CUT_MS / 2) ?? gaps.at(-1)!);
        own = now.localRecordings.filter(
          ({ id, chain, startMs, endMs }) =>
            !earlier.has(id) && startMs < holes.get(chain)!.endMs && endMs >= holes.get(chain)!.endMs,
        );
        return own.length >= 2;
      }, 60_000);
      expect(own.map(({ chain }) => chain).toSorted()).toEqual(['av', 'screen']);
      for (const { id, chain, startMs, endMs } of own) {
        const hole = holes.get(chain)!;
        expect(Math.abs(hole.startMs - cutMs)).toBeLessThan(MAX_UNSEEN_MS);
        const file = join(folder, `local-${chain}.webm`);
        const url = `${service.origin}/api/sessions/${sessionId}/local-recordings/${id}.webm`;
        await downloadRecording(proctor.context.request, url, file);
        const spans = spansOf(file);
        expect(spans.map(({ kind }) => kind).toSorted()).toEqual(
          chain === 'av' ? ['audio', 'video'] : ['video'],
        );
        // The recorder's first picture comes a moment after its start, and its file counts from there. A screen that stands
        // still has no last picture to count back from.
        const lastsMs = Math.max(...spans.map(({ lastS }) => lastS)) * 1000;
        const firstMs = chain === 'av' ? Math.max(startMs, endMs - lastsMs) : startMs;
        console.log(`${chain}: ${Math.round(firstMs - hole.startMs)} ms in neither recording`);
        expect(firstMs - hole.startMs).toBeLessThan(MAX_UNSEEN_MS);
        for (const { firstS, lastS } of spans.filter(({ kind }) => chain === 'av' || kind === 'audio'))
          expect(Math.abs(lastS - firstS - (endMs - startMs) / 1000)).toBeLessThan(2);
      }
    },
    60_000 + CUT_MS + 120_000,
  );

  step(
    'answers are all there after a reload of the page',
    async () => {
      for (const index of [6, 7, 8, 9]) await candidate.answer(index + 1, ANSWERS[index]!);
      await candidate.waitUntilSaved();
      await candidate.page.reload();
      await candidate.page.getByText('10 of 10').waitFor({ timeout: 60_000 });
    },
    120_000,
  );

  step(
    'a second device waits until the proctor moves the exam there; the first is gone: it goes on by itself',
    async () => {
      const second = await Candidate.signIn(candidateBrowser, service.origin, ACCOUNTS.candidate);
      await second.page.goto(candidate.page.url());
      const waits = { name: 'The exam is open on another device' };
      await second.page.getByRole('heading', waits).waitFor();
      expect(await second.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await proctor.moveExam(EXAM_TITLE, 'The first device does not work.');
      await second.page.getByText('10 of 10', { exact: true }).waitFor({ timeout: 30_000 });
      await candidate.page.getByRole('heading', { name: 'The exam goes on in another window' }).waitFor();
      expect(await candidate.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await candidate.press('Ask for the exam to come back here');
      await candidate.page.getByRole('heading', waits).waitFor();
      await second.context.close();
      await candidate.page.getByText('10 of 10', { exact: true }).waitFor({ timeout: 60_000 });
    },
    180_000,
  );

  step(
    'technical faults stay in their ledger, and the chain is unbroken',
    async () => {
      await candidate.submit();
      await waitFor(async () => (await proctor.session('to_review'))?.id === sessionId, 60_000);
      const { incidents, score } = await review();
      const technical = incidents.filter(({ ledger }) => ledger === 'technical');
      expect(
        score.contributions.filter(({ incidentId }) => technical.some(({ id }) => id === incidentId)),
      ).toEqual([]);
      // The footage shows the candidate alone, so a restart must not have made behaviour out of a fault. What the microphone
      // plays is heard, of course.
      const behaviour = incidents.filter(({ ledger }) => ledger === 'behaviour').map(({ rule }) => rule);
      const expected = new Set(['sound.noise', 'sound.speech', 'screen.share_stopped']);
      expect(behaviour.filter((rule) => !expected.has(rule))).toEqual([]);
      const integrity = await proctor.get<IntegrityReport>(`/api/sessions/${sessionId}/integrity`);
      expect(integrity).toMatchObject({ sound: true, firstProblem: null });
    },
    120_000,
  );
});
