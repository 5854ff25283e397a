import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoomScan, SessionReview } from '@bakylau/contracts';
import type { Browser } from 'playwright-core';
import { BakylauService } from './support/bakylau-service';
import { launchBrowser } from './support/browser';
import { Candidate } from './support/candidate';
import { ACCOUNTS, CANDIDATE_NAME, EXAM_TITLE } from './support/demo';
import { fakeMicrophone, makeFakeCamera } from './support/fake-devices';
import { Proctor } from './support/staff';
import { journey } from './support/steps';
import { waitFor } from './support/wait-for';

/** The candidate, long enough for the check-in and the start; then a camera that turns through a room, round and round. */
const FILM = [
  { clip: 'one_person_frontal_male.mp4', seconds: 75 },
  { clip: '../room_scan/library_full360.mp4', seconds: 150 },
];
const REASON = 'Another voice was heard.';

/** A proctor asks in the middle of an exam, the candidate turns the camera, and the clock stands still meanwhile. */
describe('A room scan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-room-scan-'));
  let service: BakylauService;
  let candidateBrowser: Browser;
  let staffBrowser: Browser;
  let candidate: Candidate;
  let proctor: Proctor;
  let sessionId: string;
  let filmedSince: number;

  const step = journey('room-scan', () => ({
    pages: { candidate: candidate?.page, proctor: proctor?.page },
    service,
  }));
  const scans = async () =>
    (await proctor.get<{ roomScans: RoomScan[] }>(`/api/sessions/${sessionId}/room-scans`)).roomScans;
  const leftMs = async () => {
    const shown = await candidate.page.getByRole('timer', { includeHidden: true }).textContent();
    const [minutes = 0, seconds = 0] = (shown ?? '').split(':').map(Number);
    return (minutes * 60 + seconds) * 1000;
  };

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

  step(
    'is asked for by the proctor with one click',
    async () => {
      candidate = await Candidate.signIn(candidateBrowser, service.origin, ACCOUNTS.candidate);
      proctor = await Proctor.signIn(staffBrowser, service.origin, ACCOUNTS.proctor);
      await proctor.watch(EXAM_TITLE);
      filmedSince = Date.now();
      await candidate.checkIn(EXAM_TITLE);
      await candidate.start();
      sessionId = (await proctor.session('live'))?.id ?? '';
      await proctor.openCandidate(CANDIDATE_NAME);
      await proctor.page.getByRole('button', { name: 'Ask for a room scan' }).click();
      await proctor.page.getByRole('button', { name: REASON }).click();
    },
    180_000,
  );

  step(
    'stands before the questions with its reason, and the clock stands',
    async () => {
      const dialog = candidate.page.getByRole('dialog', { name: 'Show your room' });
      await dialog.getByText(REASON).waitFor({ timeout: 20_000 });
      await dialog.getByText('The exam clock stands still').waitFor();
      await waitFor(async () => (await scans())[0]?.state === 'open', 20_000);
      // The page reads the attempt anew when the scan is shown.
      await candidate.page.waitForTimeout(1_500);
      const before = await leftMs();
      await candidate.page.waitForTimeout(3_000);
      expect(await leftMs()).toBe(before);
      expect(before).toBeGreaterThan(0);
      await candidate.page.keyboard.press('Escape');
      expect(await dialog.isVisible()).toBe(true);
    },
    60_000,
  );

  step(
    'is turned through, with the proctor seeing it come to its end',
    async () => {
      const room = filmedSince + (FILM[0]?.seconds ?? 0) * 1000 + 3_000;
      await candidate.page.waitForTimeout(Math.max(room - Date.now(), 0));
      await candidate.page.getByRole('button', { name: 'Begin the turn' }).click();
      await candidate.page.getByRole('progressbar', { name: 'Seen so far' }).waitFor();
      await candidate.page
        .getByText('was given back; the clock goes on')
        .first()
        .waitFor({ timeout: 60_000 });
      await proctor.page.getByText('Complete', { exact: true }).first().waitFor({ timeout: 20_000 });
      await candidate.page.getByRole('heading', { name: /^Question 1 of/ }).waitFor();
    },
    180_000,
  );

  step('gave back to the second what it took, and raised nothing against the candidate', async () => {
    const [scan] = await scans();
    expect(scan).toMatchObject({ state: 'complete', reason: REASON, device: 'computer', missingSectors: [] });
    expect(scan?.coveredDeg).toBeGreaterThan(340);
    expect(scan?.creditedMs).toBe((scan?.endedAtMs ?? 0) - (scan?.startedAtMs ?? 0));
    const { incidents } = await proctor.get<SessionReview>(`/api/sessions/${sessionId}/review`);
    const during = incidents.filter(
      ({ startedAtMs, endedAtMs, ledger }) =>
        ledger === 'behaviour' &&
        startedAtMs < (scan?.endedAtMs ?? 0) &&
        (endedAtMs ?? Infinity) > (scan?.startedAtMs ?? 0) + 1_000,
    );
    expect(during.map(({ rule }) => rule)).toEqual([]);
    await waitFor(async () => (await scans())[0]?.hasPanorama === true, 40_000);
  });

  step(
    'is on the review page with its strip',
    async () => {
      await candidate.submit();
      await waitFor(async () => (await proctor.session('to_review'))?.id === sessionId, 30_000);
      await proctor.openReview(sessionId, CANDIDATE_NAME);
      await proctor.page.getByRole('button', { name: 'Show the strip (the view is logged)' }).click();
      const strip = proctor.page.getByRole('img', { name: 'Strip of the room' });
      await waitFor(
        () => strip.evaluate((image) => (image as HTMLImageElement).naturalWidth > 2_880),
        10_000,
      );
    },
    90_000,
  );
});
