import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Page } from 'playwright-core';
import { explanationCardSchema, type Incident, incidentSchema } from '@bakylau/contracts';
import {
  ChainEntryRecord,
  type Exam,
  FaceEnrolment,
  IncidentRecord,
  ObservationBatch,
} from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { type ReplayReport } from '../../apps/cli/src/replay/replay-report';
import { freePort } from '../../apps/standalone/src/free-port';
import { GatewayProcess } from '../medium/gateway-process';
import { type Candidate, GatewayWorld } from '../medium/gateway-world';
import { GatewayBrowser } from './gateway-browser';
import { type CandidatePage } from './gateway-candidate.page';
import { type ProctorPage } from './gateway-proctor.page';

declare const window: { candidate: CandidatePage; proctor: ProctorPage };

const ROOT = resolve(__dirname, '../..');

describe('Incidents through gateway and analyzer with a real browser', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let analyzer: ChildProcess;
  let analyzerPort: number;
  let world: GatewayWorld;
  let browser: GatewayBrowser;
  let exam: Exam;
  let candidate: Candidate;
  let page: Page;
  let proctor: Page;

  beforeAll(async () => {
    database = await createTestDatabase();
    analyzerPort = await freePort(0);
    analyzer = await startAnalyzer();
    gateway = await GatewayProcess.start({ databaseUrl: database.url, analyzerPort });
    world = new GatewayWorld(database, gateway);
    browser = await GatewayBrowser.launch(gateway, [
      { clip: 'one_person_frontal_male.mp4', seconds: 30 },
      { clip: 'two_persons.mp4', seconds: 15 },
    ]);
    exam = await world.factory.exam();
    candidate = await world.candidate(exam);
    await world.factory.faceEnrolment({ userId: candidate.user.id });
    const staff = await world.person(['proctor']);
    await world.factory.staff({ examId: exam.id, userId: staff.user.id });
    page = await browser.openCandidate(candidate.cookie, candidate.attempt.id);
    await until('media', async () => (await page.evaluate(() => window.candidate.flowing())).length === 3);
    proctor = await browser.openProctor(staff.cookie, exam.id);
    await proctor.evaluate(() => window.proctor.watch('low'));
    await world.startExam(candidate);
  }, 120_000);
  afterAll(async () => {
    analyzer?.kill('SIGKILL');
    await browser?.close();
    await gateway?.dispose();
    await database?.close();
  });

  async function startAnalyzer(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/analyzer/apps/analyzer/src/main.js')], {
      cwd: ROOT,
      env: { ...process.env, ANALYZER_PORT: String(analyzerPort) },
      stdio: 'ignore',
    });
    await until(
      'the analyzer',
      () =>
        new Promise((done) => {
          const probe = connect(analyzerPort, '127.0.0.1', () => done(Boolean(probe.end())));
          probe.once('error', () => done(false));
        }),
      60_000,
    );
    return child;
  }

  async function until(what: string, met: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
      if (await met().catch(() => false)) return;
    }
    const told = [...(gateway?.output ?? []).slice(-8), ...(browser?.messages ?? []).slice(-8)].join('\n');
    throw new Error(`${what}: not within ${timeoutMs} ms\n${told}`);
  }

  const news = () => proctor.evaluate(() => window.proctor.notifications);

  /** The proctor's news of a rule, as soon as there are any. */
  async function told(
    name: string,
    rule: string,
    timeoutMs = 20_000,
  ): Promise<{ incident: Incident; at: number }> {
    const find = async () => (await news()).find((item) => item.name === name && item.data['rule'] === rule);
    await until(`${name} ${rule}`, async () => (await find()) !== undefined, timeoutMs);
    const { data, at } = (await find())!;
    return { incident: incidentSchema.parse(data), at };
  }

  const report = (kind: string, more: object = {}) =>
    page.evaluate(([event]) => window.candidate.command('client:report', { events: [event] }), [
      { kind, atMs: Date.now() - candidate.session.epoch!.getTime(), ...more },
    ] as const);

  it('tells the proctor of a second face with a complete card and a picture', async () => {
    candidate.session = await world.readSession(candidate.session.id);
    const { incident } = await told('incident:opened', 'face.multiple', 80_000);
    expect(incident).toMatchObject({
      ledger: 'behaviour',
      verdict: 'pending',
      sessionId: candidate.session.id,
    });
    expect(explanationCardSchema.parse(incident.card).models.length).toBeGreaterThan(0);
    await until('the picture', async () =>
      (await news()).some(({ data }) => data['id'] === incident.id && data['hasEvidence'] === true),
    );
    const store = new FolderObjectStore(join(gateway.dataDir, 'store'));
    const picture = await store.get(`sessions/${candidate.session.id}/evidence/${incident.id}.webp`);
    expect(picture.subarray(8, 16).toString()).toBe('WEBPVP8 ');
    await told('incident:closed', 'face.multiple', 60_000);
  }, 150_000);

  it('tells that the screen share was stopped and did not come back within ten seconds of the hint', async () => {
    const before = Date.now();
    await report('track_ended', { source: 'screen', cause: 'user' });
    const { incident, at } = await told('incident:opened', 'screen.share_stopped');
    expect(at - before).toBeGreaterThan(10_000);
    expect(at - before).toBeLessThan(13_000);
    expect(incident).toMatchObject({ ledger: 'behaviour', severity: 'attention', endedAtMs: null });
    await until('the counters of the tile', async () =>
      (await news()).some(
        ({ name, data }) => name === 'session:changed' && Number(data['behaviourIncidents']) > 0,
      ),
    );
  }, 30_000);

  it('opens and closes an incident while the page is left', async () => {
    await report('page_hidden');
    await told('incident:opened', 'page.left');
    await report('page_visible');
    const { incident } = await told('incident:closed', 'page.left');
    expect(incident.endedAtMs! - incident.startedAtMs).toBeGreaterThanOrEqual(2_000);
  }, 30_000);

  it('counts an absent analysis as technical, records on, and recovers', async () => {
    analyzer.kill('SIGKILL');
    const { incident } = await told('incident:opened', 'analysis.unavailable', 30_000);
    expect(incident.ledger).toBe('technical');
    expect((await page.evaluate(() => window.candidate.flowing())).length).toBe(3);
    analyzer = await startAnalyzer();
    await told('incident:closed', 'analysis.unavailable', 30_000);
  }, 90_000);

  it('leaves a session that is complete: figures without pictures, nothing open, a sound chain', async () => {
    await world.submit(candidate);
    const sessionId = candidate.session.id;
    await until('sealing', async () => (await world.readSession(sessionId)).state === 'under_review', 30_000);
    const incidents = await database.dataSource.getRepository(IncidentRecord).findBy({ sessionId });
    expect(incidents.filter(({ endedAtMs }) => endedAtMs === null)).toEqual([]);
    const batches = await database.dataSource.getRepository(ObservationBatch).findBy({ sessionId });
    const observations = batches.flatMap((batch) => batch.observations);
    expect(observations.filter(({ kind }) => kind === 'sound').length).toBeGreaterThan(20);
    expect(observations.filter(({ kind }) => kind === 'frame').length).toBeGreaterThan(20);
    expect(observations.some((seen) => seen.kind === 'frame' && seen.identity !== null)).toBe(true);
    expect(/"(thumbnail|descriptor|reference)"/.test(JSON.stringify(observations))).toBe(false);
    const lines = batches.flatMap(({ context }) => context.filter(({ kind }) => kind === 'network'));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.at(-1)).toMatchObject({
      receivedKbps: expect.any(Number),
      lostShare: 0,
      roundTripMs: expect.any(Number),
    });
    expect(lines.some((line) => line.kind === 'network' && line.receivedKbps > 50)).toBe(true);
    const entries = await database.dataSource.getRepository(ChainEntryRecord).findBy({ sessionId });
    const payloads = entries.map(({ payload }) => payload as { change?: string; incidentId?: string });
    const opened = payloads.filter(({ change }) => change === 'opened').map(({ incidentId }) => incidentId);
    expect(opened.toSorted()).toEqual(incidents.map(({ id }) => id).toSorted());
    const archive = new SessionArchive(
      new FolderObjectStore(join(gateway.dataDir, 'store')),
      sessionFolder(sessionId),
    );
    expect(await verifySession(archive)).toMatchObject({ sound: true, problem: null });
  }, 60_000);

  it('gives the same figures and flags when it is looked at again', async () => {
    const { sessionId, observations, figures, incidents } = await replay(candidate.session.id);
    expect(sessionId).toBe(candidate.session.id);
    expect(observations.replayed).toBeGreaterThan(40);
    expect(observations.missing).toBeLessThanOrEqual(2);
    expect(figures.map(({ name }) => name)).toEqual(expect.arrayContaining(['faces', 'identity distance']));
    expect(figures.filter(({ different }) => different > 0)).toEqual([]);
    expect(incidents).toMatchObject({ lost: [], added: [], changed: [] });
    expect(incidents.same).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it('gives the same flags when the enrolled photo was replaced since, and says that identity was not looked at again', async () => {
    const enrolments = database.dataSource.getRepository(FaceEnrolment);
    const enrolled = await enrolments.findOneByOrFail({ userId: candidate.user.id });
    const before = await replay(candidate.session.id);
    expect(before.identity).toMatchObject({ asStored: 0 });
    await enrolments.update(
      { userId: enrolled.userId },
      { descriptor: enrolled.descriptor!.map((value) => -value) },
    );
    const { identity, incidents } = await replay(candidate.session.id);
    expect(identity).toEqual({ lookedAgain: 0, asStored: before.identity.lookedAgain });
    expect(identity.asStored).toBeGreaterThan(3);
    expect(incidents).toMatchObject({ lost: [], added: [], changed: [] });
  }, 120_000);

  /** `bakylau replay` as an operator calls it, on the gateway's own database and store. */
  async function replay(sessionId: string): Promise<ReplayReport> {
    const main = join(ROOT, 'dist/apps/cli/apps/cli/src/main.js');
    const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: gateway.dataDir };
    const child = spawn(process.execPath, [main, 'replay', sessionId, '--json'], { cwd: ROOT, env });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return JSON.parse(printed) as ReplayReport;
  }
});
