/** @jest-environment <rootDir>/tools/jest/native-arrays.environment.cjs */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CheckIn, LivenessChallenge, User } from '@bakylau/persistence';
import { type Browser } from 'playwright-core';
import { freePort } from '../../apps/standalone/src/free-port';
import { launchBrowser } from '../e2e/support/browser';
import { Candidate } from '../e2e/support/candidate';
import { makeFakeCamera } from '../e2e/support/fake-devices';
import { AnalyzerInProcess } from '../medium/analyzer-in-process';
import { ApiWorld, PASSWORD } from '../medium/api-world';
import { ExamScene, fixture } from '../medium/exam-scene';
import { installObedientCamera, SLOW_TURN, STRAIGHT_INDEX } from './head-turn-camera.page';

jest.setTimeout(180_000);

const ROOT = resolve(__dirname, '../..');
const POLICY = {
  ...{ version: 1, camera: true, microphone: true, screen: true, liveness: 'on' as const },
  ...{ notesAllowed: false, calculatorAllowed: false },
};

/** Somebody who speaks all the time; Chromium begins again at the end. */
function speechMicrophone(folder: string): string {
  const path = join(folder, 'speech.wav');
  const speech = join(ROOT, 'test/fixtures/audio/speech_4s.webm');
  execFileSync('ffmpeg', ['-v', 'error', '-i', speech, '-ar', '48000', '-c:a', 'pcm_s16le', path]);
  return path;
}

/** The page, the API and the analysis, with a real browser. The camera's woman reads the page and does as it says. */
describe('the liveness step in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-liveness-'));
  let analyzer: AnalyzerInProcess;
  let world: ApiWorld;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    const web = join(folder, 'web');
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const build = ['build', '--config', join(ROOT, 'apps/web/vite.config.ts'), '--outDir', web];
    execFileSync(process.execPath, [vite, ...build], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    analyzer = await AnalyzerInProcess.start();
    const port = await freePort(0);
    origin = `http://localhost:${port}`;
    const environment = { ANALYZER_PORT: String(analyzer.port), WEB_DIR: web, PUBLIC_ORIGIN: origin };
    world = await ApiWorld.start(environment);
    await world.app.listen(port, '127.0.0.1');
    browser = await launchBrowser({
      camera: makeFakeCamera(folder, [{ clip: 'one_person_frontal_male.mp4', seconds: 2 }]),
      microphone: speechMicrophone(folder),
    });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await analyzer?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = () => world.database.dataSource.manager;

  /** Through the pages up to the liveness step. */
  async function comeToLiveness(): Promise<{ candidate: Candidate; sessionId: string }> {
    const scene = await ExamScene.set(world, { policy: POLICY });
    const { login } = scene.candidate.user;
    await rows().update(User, { id: scene.candidate.user.id }, { locale: 'en' });
    await scene.enrolPhoto(scene.candidate.user, fixture('faces/A000069.jpg'));
    const candidate = await Candidate.signIn(browser, origin, { login, password: PASSWORD });
    await candidate.page.addInitScript(installObedientCamera, {
      pictures: SLOW_TURN.map(
        (number) => `data:image/jpeg;base64,${fixture(`head_pose/woman_${number}.jpg`).toString('base64')}`,
      ),
      straight: STRAIGHT_INDEX,
      instructions: { left: 'to your left', right: 'to your right' },
    });
    await candidate.page.reload();
    await candidate.checkIn(scene.exam.title.en);
    await candidate.page.getByRole('heading', { name: 'Liveness', level: 1 }).waitFor();
    const { sessionId } = await scene.createAttempt();
    return { candidate, sessionId };
  }

  it('is passed by somebody who turns as the page says', async () => {
    const { candidate, sessionId } = await comeToLiveness();
    await candidate.press('Begin the turns');
    const done = candidate.page.getByText('Done: the turns were seen');
    const failed = candidate.page.getByText('This try did not work');
    await done.or(failed).waitFor({ timeout: 70_000 });
    const challenge = await rows().findOneByOrFail(LivenessChallenge, { sessionId });
    expect(challenge).toMatchObject({ outcome: 'passed', failure: null, tryNumber: 1 });
    await candidate.press('Continue');
    await candidate.page.getByRole('heading', { name: 'Connect and start', level: 1 }).waitFor();
    await candidate.context.close();
  });

  it('lets digits be said instead, and keeps what was said', async () => {
    const { candidate, sessionId } = await comeToLiveness();
    await candidate.press('Say digits instead');
    await candidate.press('Start speaking');
    await candidate.page.waitForTimeout(4000);
    await candidate.press('I have said them');
    await candidate.page.getByText('The recording is kept').waitFor({ timeout: 30_000 });
    const challenge = await rows().findOneByOrFail(LivenessChallenge, { sessionId });
    expect(challenge).toMatchObject({ outcome: 'to_be_heard', soundKey: expect.stringMatching(/\.webm$/) });
    expect(challenge.levelDbfs).toBeGreaterThan(-55);
    await candidate.context.close();
  });

  it('goes on with somebody who can do neither', async () => {
    const { candidate, sessionId } = await comeToLiveness();
    await candidate.press('I can do neither');
    await candidate.page.getByText('This does not keep you from the exam').waitFor();
    expect(await rows().findOneByOrFail(CheckIn, { sessionId })).toMatchObject({
      livenessOutcome: 'not_shown',
      livenessTries: 3,
    });
    await candidate.press('Continue');
    await candidate.page.getByRole('heading', { name: 'Connect and start', level: 1 }).waitFor();
    await candidate.context.close();
  });
});
