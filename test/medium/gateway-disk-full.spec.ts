import { CANDIDATE_NAMESPACE, RECORDING_DISK } from '@bakylau/contracts';
import { type Exam, ExamSession } from '@bakylau/persistence';
import { createTestDatabase, type TestDatabase } from '@bakylau/testing';
import { GatewayProcess } from './gateway-process';
import { ask, type Candidate, GatewayWorld } from './gateway-world';

/** More than any disk has, so that this one counts as nearly full. */
const NO_DISK_MB = '1000000000';

describe('A gateway whose disk is nearly full', () => {
  let database: TestDatabase;
  let gateway: GatewayProcess;
  let world: GatewayWorld;
  let exam: Exam;

  beforeAll(async () => {
    database = await createTestDatabase();
    gateway = await GatewayProcess.start({
      databaseUrl: database.url,
      env: { RECORDING_FREE_MB: NO_DISK_MB },
    });
    world = new GatewayWorld(database, gateway);
    exam = await world.factory.exam();
  }, 60_000);
  afterAll(async () => {
    world?.disconnectAll();
    await gateway?.dispose();
    await database?.close();
  });

  const join = async ({ cookie, attempt }: Candidate) =>
    ask(await world.connect(CANDIDATE_NAMESPACE, { cookie }), 'session:join', {
      attemptId: attempt.id,
      windowId: attempt.id,
    });

  it('turns a new session away and says why', async () => {
    expect(await join(await world.candidate(exam))).toMatchObject({
      ok: false,
      error: { code: 'recording_disk_full' },
    });
  });

  it('lets a session that has begun in again', async () => {
    const candidate = await world.candidate(exam, 'running');
    await database.dataSource
      .getRepository(ExamSession)
      .update({ id: candidate.session.id }, { run: 1, epoch: new Date() });
    expect(await join(candidate)).toMatchObject({ ok: true, data: { run: 2 } });
  });

  it('stays ready, and names the disk', async () => {
    const response = await fetch(`${gateway.origin}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ready: true,
      parts: { [RECORDING_DISK]: { ready: false, detail: expect.stringContaining('nearly full') as string } },
    });
  });
});
