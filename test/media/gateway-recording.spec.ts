import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Page } from 'playwright-core';
import { type RecordingChain } from '@bakylau/contracts';
import { AccessLog, type Exam, RecordingSegment, SessionRun } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from '../medium/gateway-process';
import { type Candidate, GatewayWorld } from '../medium/gateway-world';
import { GatewayBrowser } from './gateway-browser';
import { type CandidatePage } from './gateway-candidate.page';
import { type ProctorPage } from './gateway-proctor.page';
import { complaints, downloadChain } from './recorded-chain';
import { decodeErrors, probePackets } from './recording-probe';

declare const window: { candidate: CandidatePage; proctor: ProctorPage };

const ALL = ['camera', 'microphone', 'screen'];

describe('Recording through the gateway with a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-recorded-'));
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let browser: GatewayBrowser;
  let store: FolderObjectStore;
  let exam: Exam;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    store = new FolderObjectStore(join(gateway.dataDir, 'store'));
    browser = await GatewayBrowser.launch(gateway, [{ clip: 'one_person_frontal_male.mp4', seconds: 10 }]);
    exam = await world.factory.exam();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await gateway?.dispose();
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function until(what: string, met: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
      if (await met().catch(() => false)) return;
    }
    const told = [...gateway.output.slice(-8), ...browser.messages.slice(-8)].join('\n');
    throw new Error(`${what} did not happen within ${timeoutMs} ms\n${told}`);
  }

  const mediaFlows = (page: Page, run: number) =>
    until(`media of run ${run}`, async () => {
      if ((await page.evaluate(() => window.candidate.run)) < run) return false;
      return (await page.evaluate(() => window.candidate.flowing())).length === ALL.length;
    });

  const sealed = ({ session }: Candidate) =>
    until('sealing', async () => (await world.readSession(session.id)).state === 'under_review', 30_000);

  const segmentsOf = (sessionId: string, chain: RecordingChain) =>
    database.dataSource
      .getRepository(RecordingSegment)
      .find({ where: { sessionId, chain }, order: { startMs: 'ASC' } });

  const download = async (sessionId: string, chain: RecordingChain) =>
    downloadChain(store, await segmentsOf(sessionId, chain), join(folder, `${sessionId}-${chain}.webm`));

  const sessionNow = async ({ session }: Candidate) =>
    Date.now() - (await world.readSession(session.id)).epoch!.getTime();
  const archive = ({ session }: Candidate) => new SessionArchive(store, sessionFolder(session.id));

  it('records camera, microphone and screen in full, and seals the session', async () => {
    const candidate = await world.candidate(exam);
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    expect((await world.readSession(candidate.session.id)).liveSources.toSorted()).toEqual(ALL);
    await world.startExam(candidate);
    const fromMs = await sessionNow(candidate);
    await sleep(23_000);
    const untilMs = await sessionNow(candidate);
    await world.submit(candidate);
    await sealed(candidate);
    await page.context().close();

    for (const chain of ['av', 'screen'] as const) {
      const { path, originMs } = await download(candidate.session.id, chain);
      const { video, audio } = await probePackets(path);
      for (const [track, { timesMs }] of Object.entries(chain === 'av' ? { video, audio } : { video })) {
        const beyondLimitMs = {
          atStart: Math.max(originMs + timesMs[0]! - fromMs, 0),
          atEnd: Math.max(Math.abs(untilMs - originMs - timesMs.at(-1)!) - 1_000, 0),
        };
        expect({ chain, track, beyondLimitMs }).toEqual({
          chain,
          track,
          beyondLimitMs: { atStart: 0, atEnd: 0 },
        });
      }
      expect(complaints(await decodeErrors(path))).toEqual([]);
    }
    const camera = (await segmentsOf(candidate.session.id, 'av')).flatMap(({ tracks }) => tracks);
    expect(camera).toContainEqual(expect.objectContaining({ track: 'camera', width: 640, height: 480 }));

    const report = await verifySession(archive(candidate), {
      expectedPublicKeyPem: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    });
    expect(report).toMatchObject({ sound: true, problem: null, unsignedEntries: 0 });
    expect(report.objects).toBeGreaterThanOrEqual(4);

    const [first] = await segmentsOf(candidate.session.id, 'av');
    const content = await store.get(first!.objectKey);
    content[content.length >> 1]! ^= 1;
    await store.put(first!.objectKey, content, 'video/webm');
    expect(await verifySession(archive(candidate))).toMatchObject({ sound: false });
  }, 90_000);

  it('shows a proctor the live camera and screen, small or large, and notes who looked', async () => {
    const candidate = await world.candidate(exam);
    const proctor = await world.person(['proctor']);
    await world.factory.staff({ examId: exam.id, userId: proctor.user.id });
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    const watcher = await browser.openProctor(proctor.cookie, exam.id);
    const snapshot = await watcher.evaluate(() => window.proctor.watch('high'));
    expect(snapshot.producers.map(({ source }) => source).toSorted()).toEqual(ALL);
    await watcher.evaluate(() => window.proctor.watch('low'));
    const pictures = () => watcher.evaluate(() => window.proctor.pictures());
    await until('live pictures', async () => {
      const now = await pictures();
      return (
        now['camera-high']!.width === 640 && now['camera-low']!.width === 160 && now['screen-high']!.width > 0
      );
    });
    const before = await pictures();
    await sleep(1_500);
    expect((await pictures())['camera-high']!.time).toBeGreaterThan(before['camera-high']!.time + 0.5);
    const views = await database.dataSource.getRepository(AccessLog).findBy({ userId: proctor.user.id });
    expect(views.map(({ what }) => what).toSorted()).toEqual([
      'live.camera',
      'live.microphone',
      'live.screen',
    ]);
    await page.context().close();
    await watcher.context().close();
  }, 60_000);

  it('loses at most 1.5 s when the gateway is killed, records on in a new run, and seals afterwards', async () => {
    const candidate = await world.candidate(exam);
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    await world.startExam(candidate);
    await sleep(13_000);
    const killedMs = await sessionNow(candidate);
    await gateway.kill();
    await sleep(1_000);
    await gateway.restart();
    expect((await world.readSession(candidate.session.id)).state).toBe('interrupted');
    await mediaFlows(page, 2);
    await until(
      'the return',
      async () => (await world.readSession(candidate.session.id)).state === 'running',
    );
    await sleep(5_000);
    const untilMs = await sessionNow(candidate);
    await world.submit(candidate);
    await sealed(candidate);
    await page.context().close();

    for (const chain of ['av', 'screen'] as const) {
      const segments = await segmentsOf(candidate.session.id, chain);
      const endOfRun1 = Math.max(...segments.filter(({ run }) => run === 1).map(({ endMs }) => endMs));
      expect(killedMs - endOfRun1).toBeLessThan(1_500);
      const { path, originMs } = await download(candidate.session.id, chain);
      const { video } = await probePackets(path);
      expect(Math.abs(originMs + video.timesMs.at(-1)! - untilMs)).toBeLessThan(1_000);
      expect(complaints(await decodeErrors(path))).toEqual([]);
    }
    const runs = await database.dataSource
      .getRepository(SessionRun)
      .findBy({ sessionId: candidate.session.id });
    expect(runs.map(({ endReason }) => endReason).toSorted()).toEqual(['gateway_died', 'submitted']);
    const [attempt] = await database.dataSource.query<{ credited_ms: number }[]>(
      'SELECT credited_ms FROM attempts WHERE id = $1',
      [candidate.attempt.id],
    );
    expect(attempt!.credited_ms).toBeGreaterThan(1_000);
    expect(attempt!.credited_ms).toBeLessThan(15_000);
    expect(await verifySession(archive(candidate))).toMatchObject({ sound: true, problem: null });
  }, 120_000);

  it('loses at most 1.5 s when the media worker is killed', async () => {
    const candidate = await world.candidate(exam);
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    await world.startExam(candidate);
    await sleep(4_000);
    const killedMs = await sessionNow(candidate);
    for (const pid of gateway.workerPids) process.kill(pid, 'SIGKILL');
    await mediaFlows(page, 2);
    await sleep(2_000);
    await world.submit(candidate);
    await sealed(candidate);
    await page.context().close();
    const segments = await segmentsOf(candidate.session.id, 'av');
    const endOfRun1 = Math.max(...segments.filter(({ run }) => run === 1).map(({ endMs }) => endMs));
    const startOfRun2 = Math.min(...segments.filter(({ run }) => run > 1).map(({ startMs }) => startMs));
    expect(killedMs - endOfRun1).toBeLessThan(1_500);
    expect(startOfRun2 - killedMs).toBeLessThan(8_000);
    expect(await verifySession(archive(candidate))).toMatchObject({ sound: true, problem: null });
  }, 60_000);

  it('records on through a short loss of the socket, and takes a new screen for the old one', async () => {
    const candidate = await world.candidate(exam);
    const { id: sessionId } = candidate.session;
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    await page.evaluate(() => window.candidate.stop('screen'));
    await until('the stop', async () => !(await world.readSession(sessionId)).liveSources.includes('screen'));
    const stoppedMs = await sessionNow(candidate);
    await page.evaluate(() => window.candidate.shareAgain());
    await mediaFlows(page, 1);
    await page.evaluate(() => window.candidate.dropSocket());
    await sleep(6_000);
    expect((await world.readSession(sessionId)).liveSources.toSorted()).toEqual(ALL);
    await page.evaluate(() => window.candidate.returnSocket());
    await mediaFlows(page, 2);
    const runs = await database.dataSource
      .getRepository(SessionRun)
      .find({ where: { sessionId }, order: { run: 'ASC' } });
    expect(runs).toMatchObject([{ endReason: 'rejoined' }, { endedAtMs: null }]);
    const [, second] = runs;
    await until('the segments', async () => (await segmentsOf(sessionId, 'screen')).length > 0);
    const screen = (await segmentsOf(sessionId, 'screen')).filter(({ run }) => run === 1);
    expect(Math.max(...screen.map(({ endMs }) => endMs))).toBeGreaterThan(stoppedMs + 5_000);
    expect(second!.startedAtMs - runs[0]!.endedAtMs!).toBeLessThan(500);
    await page.context().close();
  }, 60_000);

  it('ends the run of a candidate who is gone, and gives the lost time back to one who returns', async () => {
    const candidate = await world.candidate(exam);
    const { id: sessionId } = candidate.session;
    const page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(page, 1);
    await world.startExam(candidate);
    await sleep(1_000);
    const lostMs = await sessionNow(candidate);
    await page.context().close();
    await until('the interruption', async () => (await world.readSession(sessionId)).state === 'interrupted');
    const run = () => database.dataSource.getRepository(SessionRun).findOneByOrFail({ sessionId, run: 1 });
    await until('the end of the run', async () => (await run()).endReason === 'media_lost', 30_000);
    expect(Math.abs((await run()).endedAtMs! - lostMs)).toBeLessThan(2_000);
    const again = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await mediaFlows(again, 2);
    await until('the return', async () => (await world.readSession(sessionId)).state === 'running');
    const awayMs = (await sessionNow(candidate)) - lostMs;
    const [attempt] = await database.dataSource.query<{ credited_ms: number }[]>(
      'SELECT credited_ms FROM attempts WHERE id = $1',
      [candidate.attempt.id],
    );
    expect(Math.abs(attempt!.credited_ms - awayMs)).toBeLessThan(3_000);
    await again.context().close();
  }, 90_000);
});
