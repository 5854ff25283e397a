import { randomUUID } from 'node:crypto';
import type { IntegrityReport, SessionReview } from '@bakylau/contracts';
import { AccessLog, ChainHeadRecord, ExamSession } from '@bakylau/persistence';
import { MANIFEST_NAME, sessionFolder } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { JobQueue } from '../../apps/api/src/jobs/job-queue';
import { SealSchedule } from '../../apps/api/src/sessions/seal.schedule';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const WEBM = Buffer.from('1a45dfa3', 'hex');
const part = (text: string): Buffer => Buffer.concat([WEBM, Buffer.alloc(20_000, text)]);

/** What a candidate's page recorded while the gateway could not be reached. */
describe('local recordings', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attemptId: string;
  let sessionId: string;
  const recordingId = randomUUID();

  beforeAll(async () => {
    world = await ApiWorld.start();
    scene = await ExamScene.set(world);
    const attempt = await scene.startAttempt();
    attemptId = attempt.id;
    ({ sessionId } = attempt);
    const epoch = new Date(Date.now() - 600_000);
    await world.database.dataSource.manager.update(ExamSession, { id: sessionId }, { epoch });
  });
  afterAll(() => world.close());

  const send = (
    content: Buffer,
    query: { seq: number; startMs?: number; endMs?: number; chain?: string },
    id = recordingId,
  ) => {
    const { seq, startMs = 60_000, endMs = 65_000 + 5_000 * seq, chain = 'av' } = query;
    const path = `/api/attempts/${attemptId}/local-recordings/${id}?seq=${seq}&chain=${chain}&startMs=${startMs}&endMs=${endMs}`;
    return scene.candidate.upload('put', path, content, 'video/webm');
  };
  const review = async () =>
    (await scene.proctor.get(`/api/sessions/${sessionId}/review`).expect(200)).body as SessionReview;

  it('takes parts in order, each once, however often it comes', async () => {
    expect((await send(part('a'), { seq: 0 }).expect(200)).body).toEqual({ storedParts: 1 });
    await send(part('a'), { seq: 0 }).expect(200);
    await send(Buffer.alloc(10_000, 'b'), { seq: 1 }).expect(200);
    expect((await review()).localRecordings).toEqual([
      { id: recordingId, chain: 'av', startMs: 60_000, endMs: 70_000, sizeBytes: 30_004 },
    ]);
  });

  it.each([
    ['a part out of order', 409, () => send(part('d'), { seq: 3 })],
    ['other content for a part that is stored', 409, () => send(part('x'), { seq: 0 })],
    ['another chain for the same recording', 409, () => send(part('c'), { seq: 2, chain: 'screen' })],
    ['a time that has not come', 400, () => send(part('c'), { seq: 2, endMs: 700_000_000 })],
    ['an end before the beginning', 400, () => send(part('c'), { seq: 2, endMs: 1 })],
    ['what is no WebM', 400, () => send(Buffer.from('no film'), { seq: 0 }, randomUUID())],
    ['nothing', 400, () => send(Buffer.alloc(0), { seq: 2 })],
  ])('refuses %s', async (_, status, request) => {
    await request().expect(status);
    expect((await review()).localRecordings).toHaveLength(1);
  });

  it('is nobody else’s to send or to see', async () => {
    const stranger = await world.signIn('candidate');
    const query = '?seq=2&chain=av&startMs=60000&endMs=75000';
    const path = `/api/attempts/${attemptId}/local-recordings/${recordingId}${query}`;
    await stranger.upload('put', path, part('s'), 'video/webm').expect(404);
    await scene.proctor.upload('put', path, part('s'), 'video/webm').expect(403);
    const file = `/api/sessions/${sessionId}/local-recordings/${recordingId}.webm`;
    await scene.candidate.get(file).expect(403);
    await (await world.signIn('proctor')).get(file).expect(404);
  });

  it('plays as one file, by ranges over its parts, and the view is on record', async () => {
    const file = `/api/sessions/${sessionId}/local-recordings/${recordingId}.webm`;
    const whole = await scene.proctor.get(file).buffer(true).expect(200);
    expect(whole.headers['content-length']).toBe('30004');
    const over = await scene.proctor.get(file).set('range', 'bytes=20000-20009').buffer(true).expect(206);
    expect(over.headers['content-range']).toBe('bytes 20000-20009/30004');
    expect(Buffer.from(over.body as Uint8Array).toString()).toBe('aaaabbbbbb');
    await scene.proctor.get(file).set('range', 'bytes=40000-').expect(416);
    const log = await world.database.dataSource.getRepository(AccessLog).findBy({ sessionId });
    expect(log.some(({ what }) => what === 'recording.local')).toBe(true);
  });

  it('is still taken after the hand-in, under a new signature, and the session stays sound', async () => {
    await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    await scene.finalise(sessionId);
    const heads = () => world.database.dataSource.manager.countBy(ChainHeadRecord, { sessionId });
    const before = await heads();
    const schedule = world.app.get(SealSchedule);
    await schedule.start(1);
    for (const seq of [2, 3, 4]) await send(Buffer.alloc(5_000, `${seq}`), { seq }).expect(200);
    // Three parts wait for one signature; whoever checks meanwhile does not.
    expect(await heads()).toBe(before);
    const verify = async () =>
      (await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200)).body as IntegrityReport;
    expect(await verify()).toMatchObject({ sound: true, firstProblem: null });
    expect(await heads()).toBe(before + 1);
    await send(Buffer.alloc(5_000, '5'), { seq: 5 }).expect(200);
    const manifestKey = `${sessionFolder(sessionId)}${MANIFEST_NAME}`;
    const genuine = await world.app.get(ObjectStore).get(manifestKey);
    const forged = Buffer.from(genuine.toString('utf8').replace('"seq":1,', '"seq":7,'));
    await world.app.get(ObjectStore).put(manifestKey, forged, 'application/x-ndjson');
    expect(await verify()).toMatchObject({ sound: false });
    expect(await heads()).toBe(before + 1);
    const seals = world.database.dataSource.manager;
    await seals.query(`UPDATE pgboss.job SET start_after = now() WHERE name = 'session-seal'`);
    await until(async () => (await heads()) === before + 2);
    await world.app.get(JobQueue).onApplicationShutdown();
    const store = world.app.get(ObjectStore);
    const key = `${sessionFolder(sessionId)}local/${recordingId}-1.webm`;
    await store.put(key, Buffer.alloc(10_000, 'x'), 'video/webm');
    expect(await verify()).toMatchObject({
      sound: false,
      firstProblem: expect.stringContaining(`local/${recordingId}-1.webm`) as string,
    });
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to that in 10 s');
}
