import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Incident, INCIDENT_CAUSES, type SessionReview } from '@bakylau/contracts';
import type { Browser } from 'playwright-core';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS, ANSWERS, CANDIDATE_NAME, EXAM_TITLE } from './support/demo';
import { fakeMicrophone, makeFakeCamera } from './support/fake-devices';
import { decodedOf, downloadRecording, spansOf } from './support/recordings';
import { Examiner, Proctor } from './support/staff';
import { journey } from './support/steps';
import { waitFor } from './support/wait-for';

const CLI = resolve(__dirname, '../../dist/apps/cli/apps/cli/src/main.js');
/**
 * The candidate, long enough for the check-in; no face; the candidate; a second face; the candidate to the end. Each part is
 * long enough for the slowest upload profile, which sends a whole picture every 4 s.
 */
const FILM = [
  { clip: 'one_person_frontal_male.mp4', seconds: 60 },
  { clip: 'seat_enter_leave.mp4', seconds: 14 },
  { clip: 'one_person_frontal_male.mp4', seconds: 14 },
  { clip: 'two_persons.mp4', seconds: 14 },
  { clip: 'one_person_frontal_male.mp4', seconds: 60 },
];
const FILM_MS = FILM.reduce((sum, { seconds }) => sum + seconds * 1000, 0);

/** From the device check to the confirmed result, on the whole service and real browsers. */
describe('The main job', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-main-job-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let staffBrowser: Browser;
  let candidate: Candidate;
  let proctor: Proctor;
  let examiner: Examiner;
  let sessionId: string;
  let review: SessionReview;

  const step = journey('main-job', () => ({
    pages: { candidate: candidate?.page, proctor: proctor?.page, examiner: examiner?.page },
    service,
    findings,
  }));

  /** The incidents so far, seconds of the session. */
  async function findings(): Promise<string[]> {
    if (!sessionId) return [];
    const path = `/api/sessions/${sessionId}`;
    const { incidents } = await proctor.get<SessionReview>(`${path}/review`);
    const seconds = (ms: number | null) => (ms === null ? '' : (ms / 1000).toFixed(1));
    return incidents.map(
      ({ rule, startedAtMs, endedAtMs }) => `${rule} ${seconds(startedAtMs)}-${seconds(endedAtMs)}`,
    );
  }

  beforeAll(async () => {
    const camera = makeFakeCamera(folder, FILM);
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

  step('signs everybody in', async () => {
    candidate = await Candidate.signIn(candidateBrowser, service.origin, ACCOUNTS.candidate);
    proctor = await Proctor.signIn(staffBrowser, service.origin, ACCOUNTS.proctor);
    examiner = await Examiner.signIn(staffBrowser, service.origin, ACCOUNTS.examiner);
  });

  step(
    'takes the candidate through the check-in into the exam',
    async () => {
      await proctor.watch(EXAM_TITLE);
      await candidate.checkIn(EXAM_TITLE);
      await candidate.start();
      const live = await proctor.session('live');
      expect(live).toMatchObject({ candidateName: CANDIDATE_NAME, state: 'running' });
      sessionId = live?.id ?? '';
    },
    180_000,
  );

  step(
    'keeps every answer as it is given',
    async () => {
      for (const [index, answer] of ANSWERS.entries()) await candidate.answer(index + 1, answer);
      await candidate.waitUntilSaved();
    },
    60_000,
  );

  step(
    "shows the candidate's live camera and screen to the proctor",
    async () => {
      await proctor.openCandidate(CANDIDATE_NAME);
      for (const source of ['camera', 'screen']) {
        const video = proctor.page.getByLabel(`Live ${source} of ${CANDIDATE_NAME}`).last();
        // A picture that began anew meanwhile counts from its new beginning.
        await waitFor(async () => (await proctor.playedMs(video, 2)) > 1000, 20_000);
      }
    },
    60_000,
  );

  step(
    'shows the incidents of the footage to the proctor without a reload, within 2 s',
    async () => {
      for (const [rule, text] of [
        ['face.absent', 'No face in the picture'],
        ['face.multiple', 'More than one face in the picture'],
      ] as const) {
        await proctor.feedEntry(text).waitFor({ timeout: FILM_MS + 20_000 });
        const shownAt = Date.now();
        const { incidents } = await proctor.get<SessionReview>(`/api/sessions/${sessionId}/review`);
        const incident = incidents.find((one) => one.rule === rule);
        expect(incident).toBeDefined();
        expect(shownAt - createdAtOf(incident?.id ?? '')).toBeLessThan(2000);
      }
    },
    240_000,
  );

  step(
    'closes them when the candidate is alone again, and submits',
    async () => {
      await waitFor(async () => {
        const { incidents } = await proctor.get<SessionReview>(`/api/sessions/${sessionId}/review`);
        // The film begins anew every 30 s; that the camera repeats itself is true for as long as it runs.
        return incidents.every(({ rule, endedAtMs }) => endedAtMs !== null || rule === 'camera.looped');
      }, 60_000);
      await candidate.submit();
      await waitFor(async () => (await proctor.session('to_review'))?.id === sessionId, 30_000);
      review = await proctor.get<SessionReview>(`/api/sessions/${sessionId}/review`);
    },
    120_000,
  );

  step('opened what the footage must give and nothing that it must not', () => {
    const rules = review.incidents.map((incident) => incident.rule);
    expect(rules).toEqual(expect.arrayContaining(['face.absent', 'face.multiple']));
    const allowed = new Set<Incident['rule']>([
      'face.absent',
      'face.multiple',
      // In one of the clips people stand with their backs to the camera.
      'body.face_hidden',
      // The film is cut from clips of different places, and begins anew at its end.
      'camera.changed',
      'camera.looped',
      'sound.noise',
      'sound.speech',
    ]);
    expect(rules.filter((rule) => !allowed.has(rule))).toEqual([]);
    for (const { rule, ledger, card, hasEvidence } of review.incidents) {
      expect(ledger).toBe(INCIDENT_CAUSES[rule]);
      expect(card.doesNotProve.kk.length).toBeGreaterThan(10);
      if (ledger === 'behaviour') expect(hasEvidence).toBe(true);
    }
  });

  step(
    'recorded all three tracks from the first packet to the submission',
    async () => {
      const { epoch, submittedAt } = review.session;
      const submittedMs = Date.parse(submittedAt ?? '') - Date.parse(epoch ?? '');
      for (const [chain, kinds] of [
        ['av', ['video', 'audio']],
        ['screen', ['video']],
      ] as const) {
        const file = join(folder, `${chain}.webm`);
        await downloadRecording(
          proctor.context.request,
          `${service.origin}/api/sessions/${sessionId}/recordings/${chain}.webm`,
          file,
        );
        const spans = spansOf(file);
        expect(spans.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
        // A recording's own time begins with its first packet, at `startMs` of the session's clock.
        const startMs = review.recordings.find((one) => one.chain === chain)?.startMs ?? NaN;
        expect(startMs).toBeLessThan(5000);
        for (const { firstS, lastS } of spans) {
          expect(firstS).toBeLessThan(1);
          const overS = lastS - (submittedMs - startMs) / 1000;
          expect(overS).toBeGreaterThan(-1);
          // The gateway hears of the submission from the database; on a busy machine that takes its time.
          expect(overS).toBeLessThan(3);
        }
        for (const { packets, frames } of decodedOf(file)) expect(frames).toBe(packets);
      }
    },
    120_000,
  );

  step(
    'lets nobody confirm while incidents are undecided',
    async () => {
      await examiner.openResultOf(CANDIDATE_NAME);
      expect(await examiner.page.getByRole('button', { name: 'Confirm the result' }).isDisabled()).toBe(true);
      expect(await examiner.confirmByRequest()).toEqual({ status: 409, code: 'incidents_undecided' });
    },
    60_000,
  );

  step(
    'plays camera and screen in step on the review page',
    async () => {
      await proctor.openReview(sessionId, CANDIDATE_NAME);
      await proctor.page.getByRole('button', { name: 'Play', exact: true }).click();
      await proctor.page.waitForTimeout(4000);
      const times = await proctor.page
        .locator('video[data-condition]')
        .evaluateAll((videos) =>
          (videos as HTMLVideoElement[]).map(({ currentTime, error }) => ({ currentTime, error })),
        );
      expect(times).toHaveLength(2);
      expect(times.every(({ currentTime, error }) => currentTime > 1 && error === null)).toBe(true);
      await proctor.page.getByRole('button', { name: 'Pause', exact: true }).click();
    },
    60_000,
  );

  step(
    'is reviewed, decided and confirmed; the candidate sees mark and letter',
    async () => {
      const total = await proctor.decideEveryIncident();
      expect(total).toBe(review.incidents.length);
      await proctor.decide('No violation', 'A visitor came in for a moment and left.');
      await examiner.page.reload();
      await examiner.confirm();
      await candidate.page.getByRole('link', { name: 'See the result' }).first().click();
      await candidate.page.getByText('85 out of 100').waitFor();
      await candidate.page.getByText('B+', { exact: true }).waitFor();
    },
    120_000,
  );

  step('verifies offline, and names the item after one flipped byte', () => {
    const original = join(service.dataDir, 'store/sessions', sessionId);
    const copy = join(folder, 'session');
    cpSync(original, copy, { recursive: true });
    expect(spawnSync(process.execPath, [CLI, 'verify', copy]).status).toBe(0);
    const segment = join('av', readdirSync(join(copy, 'av')).sort()[1] ?? '');
    const bytes = readFileSync(join(copy, segment));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(copy, segment), bytes);
    const broken = spawnSync(process.execPath, [CLI, 'verify', copy], { encoding: 'utf8' });
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain(segment);
  });
});

/** When a row was made, ms since 1970: the first 48 bits of its UUIDv7. */
function createdAtOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
