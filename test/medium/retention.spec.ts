import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Artefact, type DeletionList, DEFAULT_RETENTION, type ExamRetention } from '@bakylau/contracts';
import {
  Appeal,
  CheckIn,
  Deletion,
  Exam,
  ExamSession,
  FaceEnrolment,
  IncidentRecord,
  LivenessChallenge,
  LocalRecordingPart,
  newId,
  curvesOf,
  ObservationBatch,
  RecordingSegment,
  RoomScanRecord,
  SessionChainService,
  SessionDecision,
} from '@bakylau/persistence';
import {
  deletedObjectsHash,
  isDeletionSignedBy,
  readPublicKeys,
  SessionArchive,
  sessionFolder,
  sha256Hex,
  verifySession,
} from '@bakylau/recording';
import { ObjectStore, ObjectStoreUnavailableError, ZipArchive } from '@bakylau/storage';
import { type Response } from 'supertest';
import { IsNull } from 'typeorm';
import { JobQueue } from '../../apps/api/src/jobs/job-queue';
import { RetentionSchedule } from '../../apps/api/src/retention/retention.schedule';
import { RetentionSweeper } from '../../apps/api/src/retention/retention.sweeper';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

/** Each test fills a session, sweeps and looks through store and tables. */
jest.setTimeout(30_000);

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const VOICE = Buffer.from('the voice of a person');

const LOCAL_ID = newId();
const LOCAL = `local/${LOCAL_ID}-0.webm`;
const PANEL = 'examiner-2/1-0.webm';

/** Objects of one session; the second segment is in a confirmed incident, `check-in/old.jpg` and `stray.bin` have no row. */
const PATHS = {
  face: ['check-in/photo.jpg', 'check-in/old.jpg', 'check-in/turn.jpg', 'check-in/digits.webm'],
  room_scan: ['room-scans/strip.jpg'],
  recording: ['av/1-0.webm', 'screen/1-0.webm', PANEL, 'evidence/dismissed.webp', LOCAL, 'stray.bin'],
  clip: ['av/1-1.webm', 'evidence/confirmed.webp'],
  log: [],
} satisfies Record<Artefact, string[]>;
const ALL = Object.values(PATHS).flat();

/** Deletion over a real folder and database: what is said to be gone is looked for in every place that had it. */
describe('retention', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let admin: ApiCaller;
  let candidate: ApiCaller;
  let sessionId: string;
  let attemptId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    admin = await world.signIn('admin');
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    scene = await ExamScene.set(world);
    candidate = scene.candidate;
    ({ id: attemptId, sessionId } = await scene.startAttempt());
    await fill();
    await candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    await scene.finalise(sessionId);
    await decide();
  });
  // The world is shared: what a test froze or left must not be due in the next one.
  afterEach(async () => {
    const { dataSource } = world.database;
    await dataSource.query(
      'UPDATE legal_holds SET released_at = now(), released_by = placed_by, release_reason = $1',
      ['test'],
    );
    await dataSource.query(
      `UPDATE appeals SET state = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`,
    );
    await world.app.get(RetentionSweeper).sweep(inDays(4000));
  });

  const rows = () => world.database.dataSource.manager;
  const store = () => world.app.get(ObjectStore);
  const keyOf = (path: string) => sessionFolder(sessionId) + path;
  const sweep = (days: number) => world.app.get(RetentionSweeper).sweep(inDays(days));

  /** Everything that a session of a person leaves behind, in the store, the chain and the tables. */
  async function fill(): Promise<void> {
    await rows().delete(LocalRecordingPart, { recordingId: LOCAL_ID });
    const chain = world.app.get(SessionChainService);
    for (const path of ALL) {
      const content = Buffer.concat([Buffer.from(path), VOICE]);
      await store().put(keyOf(path), content, 'application/octet-stream');
      const object = { path, sizeBytes: content.length, sha256: sha256Hex(content) };
      await chain.append(sessionId, 'segment', 0, { object });
    }
    const segment = (name: RecordingSegment['chain'], seq: number) => ({
      ...{ sessionId, chain: name, run: 1, seq, startMs: seq * 10_000, endMs: seq * 10_000 + 9000 },
      sizeBytes: 30,
      ...{ sha256: 'a'.repeat(64), objectKey: keyOf(`${name}/1-${seq}.webm`), tracks: [], holes: [] },
    });
    await rows().insert(RecordingSegment, [
      segment('av', 0),
      segment('av', 1),
      segment('screen', 0),
      segment('examiner-2', 0),
    ]);
    await rows().insert(LocalRecordingPart, {
      ...{ recordingId: LOCAL_ID, seq: 0, sessionId, chain: 'av', startMs: 20_000, endMs: 25_000 },
      ...{ sizeBytes: 30, sha256: 'a'.repeat(64), objectKey: keyOf(LOCAL) },
    });
    const proctorId = scene.proctor.user.id;
    const verdict = { verdictBy: proctorId, verdictAt: new Date() };
    await world.factory.incident({
      ...{
        sessionId,
        ...verdict,
        startedAtMs: 12_000,
        endedAtMs: 14_000,
        evidenceKey: keyOf('evidence/confirmed.webp'),
      },
      ...{ verdict: 'confirmed', verdictReason: 'seen_on_recording' },
    });
    await world.factory.incident({
      ...{
        sessionId,
        ...verdict,
        startedAtMs: 2000,
        endedAtMs: 3000,
        evidenceKey: keyOf('evidence/dismissed.webp'),
      },
      ...{ verdict: 'dismissed', verdictReason: 'false_alarm' },
    });
    await rows().update(
      CheckIn,
      { sessionId },
      {
        ...{ photoKey: keyOf('check-in/photo.jpg'), photoDistance: 0.3, photoOutcome: 'matched' },
        deviceCheck: { uploadKbps: 900 },
      },
    );
    await rows().insert(LivenessChallenge, {
      ...{ id: newId(), sessionId, kind: 'spoken_digits', tryNumber: 1, turns: [], digits: '1234' },
      ...{ beganAt: new Date(), expiresAt: new Date(), outcome: 'to_be_heard' },
      pictureKeys: [{ step: 0, key: keyOf('check-in/turn.jpg') }],
      soundKey: keyOf('check-in/digits.webm'),
    });
    await rows().insert(RoomScanRecord, {
      ...{ id: newId(), sessionId, origin: 'check_in', askedAt: new Date(), state: 'complete', refusals: [] },
      panoramaKey: keyOf('room-scans/strip.jpg'),
    });
    await rows().insert(ObservationBatch, {
      sessionId,
      fromMs: 0,
      toMs: 1000,
      observations: [],
      context: [],
      curves: curvesOf([]),
    });
    await scene.enrolPhoto(candidate.user, Buffer.from('an enrolled face'));
    await rows().update(
      FaceEnrolment,
      { userId: candidate.user.id },
      { descriptor: Array(128).fill(0.1) as number[], modelSha256: 'b'.repeat(64) },
    );
  }

  async function decide(): Promise<void> {
    await rows().insert(SessionDecision, {
      ...{ sessionId, outcome: 'clear', reason: 'nothing', incidentIds: [] },
      ...{ decidedBy: scene.proctor.user.id, decidedAt: new Date() },
    });
    await rows().update(ExamSession, { id: sessionId }, { state: 'decided' });
  }

  /** Every file of the session's folder on the disk, as the file system has it. */
  function filesOnDisk(): string[] {
    const folder = join(world.config.dataDir, 'store', 'sessions', sessionId);
    const all = readdirSync(folder, { recursive: true, withFileTypes: true });
    return all
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  }

  const PROOF = ['manifest.jsonl', 'public-key.pem'];
  const kept = (...artefacts: Artefact[]) =>
    [...PROOF, ...artefacts.flatMap((artefact) => PATHS[artefact])].sort();
  const verify = () =>
    verifySession(new SessionArchive(store(), sessionFolder(sessionId)), {
      expectedPublicKeyPem: world.app.get(SessionChainService).keys.allPem,
    });
  const listDeletions = async (): Promise<DeletionList> =>
    (await admin.get(`/api/deletions?personId=${candidate.user.id}`).expect(200)).body as DeletionList;

  it('deletes each artefact at the end of its own period, everywhere, and the session stays sound', async () => {
    await sweep(29);
    expect(filesOnDisk()).toEqual(kept('face', 'room_scan', 'recording', 'clip'));

    expect(await sweep(31)).toEqual({ completed: 3, unfinished: 0 });
    expect(filesOnDisk()).toEqual(kept('recording', 'clip'));
    expect(await rows().findOneBy(CheckIn, { sessionId })).toMatchObject({
      photoKey: null,
      photoDistance: null,
    });
    expect(await rows().findOneBy(LivenessChallenge, { sessionId })).toMatchObject({
      pictureKeys: [],
      soundKey: null,
    });
    expect(await rows().findOneBy(RoomScanRecord, { sessionId })).toMatchObject({ panoramaKey: null });
    expect(await rows().existsBy(FaceEnrolment, { userId: candidate.user.id })).toBe(false);
    expect(existsSync(join(world.config.dataDir, 'store', 'people', candidate.user.id))).toBe(false);
    await scene.proctor.get(`/api/sessions/${sessionId}/photos/check-in`).expect(404);

    await sweep(91);
    expect(filesOnDisk()).toEqual(kept('clip'));
    const segments = await rows().findBy(RecordingSegment, { sessionId });
    expect(segments.map(({ objectKey }) => objectKey)).toEqual([keyOf('av/1-1.webm')]);
    const incidents = await rows().find(IncidentRecord, {
      where: { sessionId },
      order: { startedAtMs: 'ASC' },
    });
    expect(incidents.map(({ evidenceKey }) => evidenceKey)).toEqual([null, keyOf('evidence/confirmed.webp')]);
    expect(await rows().existsBy(LocalRecordingPart, { sessionId })).toBe(false);
    expect(await rows().existsBy(ObservationBatch, { sessionId })).toBe(true);

    await sweep(366);
    expect(filesOnDisk()).toEqual(PROOF);
    expect(await rows().existsBy(RecordingSegment, { sessionId })).toBe(false);
    expect(await rows().existsBy(ObservationBatch, { sessionId })).toBe(false);
    expect(await rows().findOneBy(CheckIn, { sessionId })).toMatchObject({ deviceCheck: null });

    const report = await verify();
    expect(report).toMatchObject({ sound: true, objects: 0, unsignedEntries: 0 });
    expect(report.deleted.map(({ path }) => path).sort()).toEqual([...ALL].sort());
    expect(new Set(report.deleted.map(({ rule }) => rule))).toEqual(new Set(['retention_period']));
    const { body } = await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200);
    expect(body).toMatchObject({ sound: true, firstProblem: null, deletedObjects: ALL.length });
    expect(await sweep(400)).toEqual({ completed: 0, unfinished: 0 });
  });

  it('gives a signed receipt for each deletion that anybody can check', async () => {
    await sweep(31);
    const { deletions, publicKeysPem } = await listDeletions();
    const [key] = readPublicKeys(publicKeysPem).values();
    expect(deletions.map(({ artefact, sessionId: of }) => [artefact, of !== null]).sort()).toEqual([
      ['face', false],
      ['face', true],
      ['room_scan', true],
    ]);
    for (const { receipt } of deletions) {
      expect(isDeletionSignedBy(receipt!, key!)).toBe(true);
      expect(isDeletionSignedBy({ ...receipt!, objects: receipt!.objects + 1 }, key!)).toBe(false);
    }
    const face = deletions.find(({ artefact, sessionId: of }) => artefact === 'face' && of)!.receipt!;
    const objects = PATHS.face.map((path) => ({ key: keyOf(path), sizeBytes: path.length + VOICE.length }));
    expect(face).toMatchObject({
      rule: 'retention_period',
      days: 30,
      objects: 4,
      rows: 2,
      objectsSha256: deletedObjectsHash(objects),
    });
    await candidate.get('/api/deletions').expect(403);
  });

  it('that fails half-way is never reported done, and is tried again', async () => {
    const remove = store().delete.bind(store());
    let calls = 0;
    const spy = jest.spyOn(store(), 'delete').mockImplementation((key) => {
      // The third object of the first deletion, and everything after it.
      if (++calls > 2) return Promise.reject(new ObjectStoreUnavailableError('The store is away', null));
      return remove(key);
    });
    expect(await sweep(31)).toEqual({ completed: 0, unfinished: 3 });
    expect((await listDeletions()).deletions.map(({ receipt }) => receipt)).toEqual([null, null, null]);
    expect(filesOnDisk().length).toBeLessThan(kept('face', 'room_scan', 'recording', 'clip').length);
    // What is gone is gone by the chain's own word, what is not yet is still checked.
    expect(await verify()).toMatchObject({ sound: true });
    spy.mockRestore();
    expect(await sweep(31)).toEqual({ completed: 3, unfinished: 0 });
    expect(filesOnDisk()).toEqual(kept('recording', 'clip'));
    const { deletions } = await listDeletions();
    expect(deletions.every(({ receipt, tries }) => receipt !== null && tries === 2)).toBe(true);
    expect(await verify()).toMatchObject({ sound: true });
  });

  it('waits for the decision, for an open appeal and for a legal hold, and goes on when they are gone', async () => {
    const everything = kept('face', 'room_scan', 'recording', 'clip');
    await rows().update(ExamSession, { id: sessionId }, { state: 'under_review' });
    await sweep(4000);
    expect(filesOnDisk()).toEqual(everything);
    await rows().update(ExamSession, { id: sessionId }, { state: 'decided' });
    const appeal = {
      ...{
        id: newId(),
        sessionId,
        statement: 'I was alone',
        filedAt: new Date(),
        firstReviewerId: scene.proctor.user.id,
      },
      firstDecision: {
        outcome: 'violation',
        reason: 'x',
        incidentIds: [],
        decidedAt: new Date().toISOString(),
      },
    } as const;
    await rows().insert(Appeal, appeal as never);
    await sweep(4000);
    expect(filesOnDisk()).toEqual(everything);
    await rows().update(Appeal, { sessionId }, { state: 'withdrawn', closedAt: new Date() });

    const reason = 'Court order 12';
    const { body: hold } = await admin
      .post('/api/legal-holds', { personId: candidate.user.id, reason })
      .expect(200);
    await sweep(4000);
    expect(filesOnDisk()).toEqual(everything);
    expect(await rows().existsBy(FaceEnrolment, { userId: candidate.user.id })).toBe(true);
    const release = `/api/legal-holds/${(hold as { id: string }).id}/release`;
    const released = await admin.post(release, { text: 'The case is closed' }).expect(200);
    expect(released.body).toMatchObject({
      reason,
      releaseReason: 'The case is closed',
      releasedBy: admin.user.displayName,
    });
    await admin.post(release, { text: 'The case is closed' }).expect(409);
    await sweep(4000);
    expect(filesOnDisk()).toEqual(PROOF);
  });

  it('keeps everything of all who sat an exam on which a hold stands, and of nobody else', async () => {
    const place = (held: object) => admin.post('/api/legal-holds', { ...held, reason: 'An inquiry' });
    await place({}).expect(400);
    await place({ personId: candidate.user.id, examId: scene.exam.id }).expect(400);
    await place({ examId: scene.exam.id, sessionId }).expect(400);
    await place({ examId: newId() }).expect(404);
    const { body: elsewhere } = await place({ examId: (await ExamScene.set(world)).exam.id }).expect(200);
    const { body: hold } = await place({ examId: scene.exam.id }).expect(200);
    expect(hold).toMatchObject({ personId: null, sessionId: null, examId: scene.exam.id });
    await sweep(4000);
    expect(filesOnDisk()).toEqual(kept('face', 'room_scan', 'recording', 'clip'));
    expect(await rows().existsBy(FaceEnrolment, { userId: candidate.user.id })).toBe(true);
    await admin.post(`/api/legal-holds/${(hold as { id: string }).id}/release`, { text: 'Over' }).expect(200);
    await sweep(4000);
    expect(filesOnDisk()).toEqual(PROOF);
    expect(await rows().existsBy(FaceEnrolment, { userId: candidate.user.id })).toBe(false);
    expect(elsewhere).toMatchObject({ releasedAt: null });
  });

  it('keeps what the candidate was told when the exam changes its periods later', async () => {
    const path = `/api/exams/${scene.exam.id}/retention`;
    expect((await admin.get(path).expect(200)).body).toEqual({
      examId: scene.exam.id,
      version: 0,
      periods: DEFAULT_RETENTION,
    });
    await admin.put(path, { ...DEFAULT_RETENTION, clip: 10 }).expect(400);
    await scene.examiner.put(path, DEFAULT_RETENTION).expect(403);
    const late = (await scene.world.signIn('candidate')) satisfies ApiCaller;
    await world.factory.enrolment({ examId: scene.exam.id, userId: late.user.id });
    const { id, exam } = await scene.createAttempt(late);
    expect(exam.retention).toEqual(DEFAULT_RETENTION);
    await scene.checkIn(id, late);
    const longer = { face: 300, room_scan: 300, clip: 3000, recording: 300, log: 10 };
    const { body } = await admin.put(path, longer).expect(200);
    expect((body as ExamRetention).version).toBe(1);
    const { body: seen } = await late.get(`/api/attempts/${id}`).expect(200);
    expect(seen).toMatchObject({ exam: { retention: DEFAULT_RETENTION } });
    // The candidate of the scene accepted no notice: for them the exam's periods hold.
    await sweep(31);
    expect(filesOnDisk()).toEqual(kept('face', 'room_scan', 'recording', 'clip'));
    expect(await rows().existsBy(ObservationBatch, { sessionId })).toBe(false);
  });

  it('erases one person through every copy, unless something stands against it', async () => {
    const path = `/api/people/${candidate.user.id}/erasure`;
    await scene.examiner.post(path).expect(403);
    const hold = await admin
      .post('/api/legal-holds', { personId: candidate.user.id, sessionId, reason: 'Court' })
      .expect(200);
    const refused = await admin.post(path).expect(409);
    expect(refused.body).toMatchObject({
      code: 'deletion_frozen',
      details: [{ path: `sessions/${sessionId}`, problem: 'legal_hold' }],
    });
    expect(filesOnDisk()).toEqual(kept('face', 'room_scan', 'recording', 'clip'));
    await admin
      .post(`/api/legal-holds/${(hold.body as { id: string }).id}/release`, { text: 'Over' })
      .expect(200);

    const { deletions } = (await admin.post(path).expect(200)).body as DeletionList;
    expect(deletions.map(({ artefact }) => artefact).sort()).toEqual([
      'clip',
      'face',
      'face',
      'log',
      'recording',
      'room_scan',
    ]);
    expect(deletions.every(({ rule, receipt }) => rule === 'erasure' && receipt !== null)).toBe(true);
    expect(filesOnDisk()).toEqual(PROOF);
    for await (const { key } of store().list('')) {
      if (key.includes(candidate.user.id) || key.includes(sessionId)) expect(PROOF.map(keyOf)).toContain(key);
    }
    expect(await rows().existsBy(FaceEnrolment, { userId: candidate.user.id })).toBe(false);
    expect(await rows().existsBy(RecordingSegment, { sessionId })).toBe(false);
    expect(await verify()).toMatchObject({ sound: true, objects: 0 });
    const pack = await scene.proctor
      .get(`/api/sessions/${sessionId}/pack.zip`)
      .buffer(true)
      .parse(binary)
      .expect(200);
    expect((pack.body as Buffer).includes(VOICE)).toBe(false);
  });

  it('hands out a copy of everything about one person, and nobody of the staff is named in it', async () => {
    const path = `/api/people/${candidate.user.id}/export.zip`;
    await candidate.get(path).expect(403);
    const { body } = await admin.get(path).buffer(true).parse(binary).expect(200);
    const file = join(world.config.dataDir, 'export.zip');
    writeFileSync(file, body as Buffer);
    const zip = await ZipArchive.open(file);
    const names: string[] = [];
    for await (const { key } of zip.list('')) names.push(key);
    expect(names).toEqual(
      expect.arrayContaining([
        'README.txt',
        'person.json',
        'pictures/enrolled.jpg',
        keyOf('check-in/photo.jpg'),
        keyOf('evidence/confirmed.webp'),
        keyOf('observations.jsonl'),
      ]),
    );
    expect(names.some((name) => name.endsWith('1-0.webm'))).toBe(false);
    const record = JSON.parse((await zip.get(keyOf('session.json'))).toString()) as Record<string, unknown[]>;
    expect(record['recordings']).toHaveLength(4);
    expect(record['incidents']).toHaveLength(2);
    const person = (await zip.get('person.json')).toString();
    expect(JSON.parse(person)).toMatchObject({
      person: { login: candidate.user.login },
      enrolment: { descriptor: expect.any(Array) },
    });
    const text = person + JSON.stringify(record);
    for (const secret of [scene.proctor.user.id, scene.proctor.user.displayName, 'passwordHash', '$argon2'])
      expect(text).not.toContain(secret);
    zip.close();
  });

  it('is swept by a job of pg-boss in the same database', async () => {
    await rows().update(Exam, { id: scene.exam.id }, { opensAt: inDays(-42), closesAt: inDays(-40) });
    await rows().query(`UPDATE attempts SET submitted_at = now() - interval '40 days' WHERE id = $1`, [
      attemptId,
    ]);
    await rows().update(SessionDecision, { sessionId }, { decidedAt: inDays(-40) });
    const schedule = world.app.get(RetentionSchedule);
    await schedule.start(1);
    await schedule.request();
    await until(() => filesOnDisk().length === kept('recording', 'clip').length);
    expect(filesOnDisk()).toEqual(kept('recording', 'clip'));
    await until(async () => !(await rows().existsBy(Deletion, { sessionId, receipt: IsNull() })));
    const crons = await rows().query<{ cron: string }[]>('SELECT cron FROM pgboss.schedule');
    expect(crons).toEqual([{ cron: '17 * * * *' }]);
    await world.app.get(JobQueue).onApplicationShutdown();
  });
});

function binary(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const blocks: Buffer[] = [];
  answer.on('data', (block: Buffer) => blocks.push(block));
  answer.on('end', () => done(null, Buffer.concat(blocks)));
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to that in 10 s');
}
