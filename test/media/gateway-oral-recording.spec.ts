import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Page } from 'playwright-core';
import { examinerChainSchema, type RecordingChain } from '@bakylau/contracts';
import { ChainEntryRecord, RecordingSegment } from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from '../medium/gateway-process';
import { GatewayWorld } from '../medium/gateway-world';
import { OralRoomScene } from '../medium/oral-room-scene';
import { GatewayBrowser } from './gateway-browser';
import { type CandidatePage } from './gateway-candidate.page';
import { type ExaminerPage } from './gateway-examiner.page';
import { complaints, downloadChain } from './recorded-chain';
import { decodeErrors, peakLevel, probePackets } from './recording-probe';

declare const window: { candidate: CandidatePage; examiner: ExaminerPage };

const PANEL = ['examiner-1', 'examiner-2'] as const;
/** The fake microphones speak far above this; silence lies at -91. */
const HEARD_DBFS = -45;

describe('The panel of an oral exam in the recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-panel-'));
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let browser: GatewayBrowser;
  let store: FolderObjectStore;
  let scene: OralRoomScene;
  let candidatePage: Page;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    store = new FolderObjectStore(join(gateway.dataDir, 'store'));
    browser = await GatewayBrowser.launch(gateway, [{ clip: 'one_person_frontal_male.mp4', seconds: 10 }]);
  }, 120_000);
  beforeEach(async () => {
    scene = await OralRoomScene.set(world, database);
    const { cookie, attempt } = scene.candidate;
    candidatePage = await browser.openCandidate(cookie, attempt.id);
    await until(
      'the candidate',
      async () => (await candidatePage.evaluate(() => window.candidate.flowing())).length === 3,
    );
    await world.startExam(scene.candidate);
    await scene.beginAnswer();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await gateway?.dispose();
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function until(what: string, met: () => Promise<boolean>, timeoutMs = 30_000): Promise<void> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
      if (await met().catch(() => false)) return;
    }
    const told = [...gateway.output.slice(-8), ...browser.messages.slice(-8)].join('\n');
    throw new Error(`${what} did not happen within ${timeoutMs} ms\n${told}`);
  }

  async function comeIn(cookie: string): Promise<Page> {
    const page = await browser.openExaminer(cookie, scene.candidate.attempt.id);
    await sends(page);
    return page;
  }
  const sends = (page: Page) =>
    until('an examiner', async () => (await page.evaluate(() => window.examiner.sending)) === 2);
  const sessionId = () => scene.candidate.session.id;
  const sessionNow = async () => Date.now() - (await world.readSession(sessionId())).epoch!.getTime();
  const segmentsOf = (chain: RecordingChain) =>
    database.dataSource
      .getRepository(RecordingSegment)
      .find({ where: { sessionId: sessionId(), chain }, order: { startMs: 'ASC' } });
  const archive = () => new SessionArchive(store, sessionFolder(sessionId()));
  const verify = () =>
    verifySession(archive(), {
      expectedPublicKeyPem: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    });

  async function handIn(...pages: Page[]): Promise<void> {
    await world.submit(scene.candidate);
    await until('sealing', async () => (await world.readSession(sessionId())).state === 'under_review');
    for (const page of [candidatePage, ...pages]) await page.context().close();
  }

  /** What can be seen and heard of a chain, in session milliseconds. */
  async function watch(chain: RecordingChain) {
    const segments = await segmentsOf(chain);
    const path = join(folder, `${sessionId()}-${chain}.webm`);
    const { originMs } = await downloadChain(store, segments, path);
    expect(complaints(await decodeErrors(path))).toEqual([]);
    const { video, audio } = await probePackets(path);
    const span = ({ timesMs }: { timesMs: number[] }) => ({
      fromMs: originMs + timesMs[0]!,
      untilMs: originMs + timesMs.at(-1)!,
    });
    return { segments, picture: span(video), sound: span(audio), peakDbfs: await peakLevel(path) };
  }

  it('holds picture and sound of each examiner for as long as they were there, sealed with the rest', async () => {
    const [one, two] = [await scene.seat(1), await scene.seat(2)];
    const first = await comeIn(one.cookie);
    let second = await comeIn(two.cookie);
    const bothInMs = await sessionNow();
    await sleep(8_000);
    const leftMs = await sessionNow();
    await second.context().close();
    await sleep(6_000);
    second = await comeIn(two.cookie);
    const backMs = await sessionNow();
    await sleep(5_000);
    const endMs = await sessionNow();
    await handIn(first, second);

    for (const chain of PANEL) {
      const { segments, picture, sound, peakDbfs } = await watch(chain);
      for (const span of [picture, sound]) {
        expect(span.fromMs).toBeLessThan(bothInMs + 500);
        expect(Math.abs(span.untilMs - endMs)).toBeLessThan(1_500);
      }
      expect(peakDbfs).toBeGreaterThan(HEARD_DBFS);
      // Chromium makes the picture smaller when the machine or the line is busy.
      const widths = segments.flatMap(({ tracks }) =>
        tracks.flatMap((track) => (track.codec === 'vp8' ? track.width : [])),
      );
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(160);
    }
    const away = await segmentsOf('examiner-2');
    const before = away.filter(({ startMs }) => startMs < leftMs);
    const after = away.filter(({ startMs }) => startMs > leftMs);
    expect(Math.abs(Math.max(...before.map(({ endMs: to }) => to)) - leftMs)).toBeLessThan(1_500);
    expect(Math.abs(Math.min(...after.map(({ startMs }) => startMs)) - backMs)).toBeLessThan(3_000);
    expect(new Set(away.map(({ run }) => run))).toEqual(new Set([1]));

    expect(await verify()).toMatchObject({ sound: true, problem: null, unsignedEntries: 0 });
    const noted = await database.dataSource
      .getRepository(ChainEntryRecord)
      .findBy({ sessionId: sessionId(), kind: 'segment' });
    const sealed = noted.map(
      ({ payload }) => (payload as unknown as { object: { path: string } }).object.path,
    );
    for (const chain of PANEL)
      expect(sealed.filter((path) => path.startsWith(`${chain}/`))).toHaveLength(
        (await segmentsOf(chain)).length,
      );
    const [target] = await segmentsOf('examiner-2');
    const content = await store.get(target!.objectKey);
    content[content.length >> 1]! ^= 1;
    await store.put(target!.objectKey, content, 'video/webm');
    expect(await verify()).toMatchObject({ sound: false });
  }, 120_000);

  it('loses at most 1.5 s of an examiner when the gateway is killed, and goes on in the next run', async () => {
    const page = await comeIn((await scene.seat(1)).cookie);
    await sleep(12_000);
    const killedMs = await sessionNow();
    await gateway.kill();
    await sleep(1_000);
    await gateway.restart();
    await until('the next run', async () => (await candidatePage.evaluate(() => window.candidate.run)) === 2);
    await sends(page);
    await sleep(4_000);
    const endMs = await sessionNow();
    await handIn(page);
    const { segments, picture, sound, peakDbfs } = await watch('examiner-1');
    const endOf = (run: number) =>
      Math.max(...segments.filter((segment) => segment.run === run).map(({ endMs: to }) => to));
    expect(killedMs - endOf(1)).toBeLessThan(1_500);
    for (const { untilMs } of [picture, sound]) expect(Math.abs(untilMs - endMs)).toBeLessThan(1_500);
    expect(endOf(2)).toBeGreaterThan(killedMs);
    expect(peakDbfs).toBeGreaterThan(HEARD_DBFS);
    expect(await verify()).toMatchObject({ sound: true, problem: null });
  }, 120_000);

  it('has nothing of a panel that nobody joined', async () => {
    await handIn();
    for (const chain of examinerChainSchema.options) expect(await segmentsOf(chain)).toEqual([]);
  }, 60_000);
});
