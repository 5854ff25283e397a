import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Exam,
  type ExamSession,
  IncidentRecord,
  RecordingSegment,
  SessionRun,
} from '@bakylau/persistence';
import { ChainRecorder, SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { FolderObjectStore } from '@bakylau/storage';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { GatewayWorld } from './gateway-world';

const OPUS_SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

describe('Recovery and sealing by the gateway', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let exam: Exam;
  let gatewayId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({ databaseUrl: database.url });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam();
    gatewayId = readFileSync(join(gateway.dataDir, 'recording/gateway-id'), 'utf8').trim();
  }, 60_000);
  afterAll(async () => {
    await gateway?.dispose();
    await database?.close();
  });

  const store = () => new FolderObjectStore(join(gateway.dataDir, 'store'));
  const stateOf = async ({ id }: ExamSession) => (await world.readSession(id)).state;
  const segmentsOf = ({ id: sessionId }: ExamSession) =>
    database.dataSource.getRepository(RecordingSegment).find({ where: { sessionId }, order: { seq: 'ASC' } });

  async function until(what: string, met: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
    for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(100)) {
      if (await met()) return;
    }
    throw new Error(`${what}: not within ${timeoutMs} ms\n${gateway.output.slice(-8).join('')}`);
  }

  /** A session in the middle of its first run, as a gateway that died left it; `state` is what the api did meanwhile. */
  async function leftSession(
    state: ExamSession['state'],
    soundMs: number,
    { sat = exam } = {},
  ): Promise<ExamSession> {
    const { session, attempt } = await world.candidate(sat, 'running');
    const epoch = new Date(Date.now() - 60_000);
    await database.dataSource.query(
      'UPDATE sessions SET epoch = $2, run = 1, gateway_id = $3, state = $4 WHERE id = $1',
      [session.id, epoch, gatewayId, state],
    );
    await database.dataSource.query(
      `UPDATE attempts SET state = 'in_progress', started_at = $2, deadline_at = $3 WHERE id = $1`,
      [attempt.id, epoch, new Date(Date.now() + 600_000)],
    );
    await database.dataSource
      .getRepository(SessionRun)
      .insert({ sessionId: session.id, run: 1, gatewayId, startedAtMs: 0 });
    if (soundMs > 0) await leaveSound(session.id, soundMs);
    return session;
  }

  /** Records sound as the gateway does, and stops in the middle as if killed. */
  async function leaveSound(sessionId: string, soundMs: number): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), 'bakylau-left-'));
    const recorder = new ChainRecorder({
      chain: 'av',
      run: 1,
      directory,
      onSegmentClosed: () => undefined,
      onWriteError: (error) => {
        throw error;
      },
      onKeyFrame: () => undefined,
      onFrameSize: () => undefined,
      onKeyFrameNeeded: () => undefined,
      onOpusPacket: () => undefined,
    });
    for (let index = 0; index * 20 < soundMs; index++) {
      const rtp = Buffer.alloc(12);
      rtp.set([0x80, 111]);
      rtp.writeUInt16BE(index, 2);
      rtp.writeUInt32BE(index * 960, 4);
      rtp.writeUInt32BE(7, 8);
      recorder.audio.push(Buffer.concat([rtp, OPUS_SILENCE]), index * 20);
      recorder.tick(index * 20);
    }
    await sleep(200);
    const folder = join(gateway.dataDir, 'recording', sessionId);
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(directory, 'av-1-0.part'), join(folder, 'av-1-0.part'));
    await recorder.close();
    rmSync(directory, { recursive: true });
  }

  it('takes up what a dead process left: files, run, incident, state', async () => {
    await gateway.stop();
    const session = await leftSession('running', 6_000);
    const incident = await world.factory.incident({
      sessionId: session.id,
      startedAtMs: 2_000,
      endedAtMs: null,
    });
    await gateway.restart();
    expect(await stateOf(session)).toBe('interrupted');
    await until('the upload', async () => (await segmentsOf(session)).length === 1);
    const [segment] = await segmentsOf(session);
    expect(segment).toMatchObject({ chain: 'av', run: 1, seq: 0, startMs: 0 });
    expect(segment!.endMs).toBeGreaterThan(4_700);
    expect((await store().get(segment!.objectKey)).length).toBe(segment!.sizeBytes);
    const run = await database.dataSource
      .getRepository(SessionRun)
      .findOneByOrFail({ sessionId: session.id });
    expect(run).toMatchObject({ endReason: 'gateway_died', endedAtMs: Math.round(segment!.endMs) });
    const closed = await database.dataSource
      .getRepository(IncidentRecord)
      .findOneByOrFail({ id: incident.id });
    // The last proof: as long as the card says, and not a moment more.
    expect(closed.endedAtMs).toBe(closed.startedAtMs + closed.card.durationMs);
  }, 60_000);

  it('interrupts nobody whose exam observes nothing', async () => {
    await gateway.stop();
    const off = { camera: false, microphone: false, screen: false };
    const sat = await world.factory.exam({ policy: { ...exam.policy, ...off } });
    const session = await leftSession('running', 0, { sat });
    const observed = await leftSession('running', 0);
    await gateway.restart();
    expect(await stateOf(observed)).toBe('interrupted');
    expect(await world.readSession(session.id)).toMatchObject({ state: 'running', interruptedAt: null });
    const run = await database.dataSource
      .getRepository(SessionRun)
      .findOneByOrFail({ sessionId: session.id });
    expect(run.endReason).toBe('gateway_died');
  }, 60_000);

  it('seals a session that was handed in while the gateway was away', async () => {
    await gateway.stop();
    const session = await leftSession('submitted', 4_000);
    await gateway.restart();
    await until('sealing', async () => (await stateOf(session)) === 'under_review');
    const sealed = await world.readSession(session.id);
    expect(sealed.finalisedAt).not.toBeNull();
    const report = await verifySession(new SessionArchive(store(), sessionFolder(session.id)));
    expect(report).toMatchObject({ sound: true, problem: null, objects: 1 });
    expect(existsSync(join(gateway.dataDir, 'recording', session.id))).toBe(false);
  }, 60_000);

  it('seals a session that never had media', async () => {
    const candidate = await world.candidate(exam, 'running');
    await world.submit(candidate);
    await until('sealing', async () => (await stateOf(candidate.session)) === 'under_review');
  }, 30_000);

  it('loses nothing while the store is away, and seals only when everything is in it', async () => {
    await gateway.stop();
    const session = await leftSession('submitted', 3_000);
    const folder = join(gateway.dataDir, 'store');
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, 'not a folder');
    await gateway.restart({ ready: false });
    await until('the first try', () => Promise.resolve(/waits: /.test(gateway.output.join(''))));
    expect(await stateOf(session)).toBe('submitted');
    expect(await segmentsOf(session)).toEqual([]);
    expect(await readdir(join(gateway.dataDir, 'recording', session.id))).toEqual(['av-1-0.webm']);
    expect((await fetch(`${gateway.origin}/health/ready`)).status).toBe(503);
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    await until('sealing', async () => (await stateOf(session)) === 'under_review', 45_000);
    expect(await segmentsOf(session)).toHaveLength(1);
  }, 90_000);
});
