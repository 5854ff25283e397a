import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ItemBank,
  ItemBankMember,
  newId,
  ReSitEnrolment,
  SessionChainService,
  Sitting,
  SittingPlace,
  SittingProctor,
  type User,
} from '@bakylau/persistence';
import { ZipArchive } from '@bakylau/storage';
import { panelQuery } from '../../apps/api/src/retention/person-records';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

describe('the copy of the data of one person', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let admin: ApiCaller;
  let sittingId: string;
  let reSit: { examId: string; sourceAttemptId: string };

  beforeAll(async () => {
    world = await ApiWorld.start();
    admin = await world.signIn('admin');
    scene = await ExamScene.set(world);
    sittingId = await sit();
    reSit = await sitAgain();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;

  /** Gives the candidate a place in a sitting that the proctor watches. */
  async function sit(): Promise<string> {
    const id = newId();
    const { id: examId, opensAt, closesAt } = scene.exam;
    const size = { capacity: 5, slotMinutes: null, candidatesPerProctor: 5, changedAt: new Date() };
    await rows().insert(Sitting, {
      ...{ id, examId, room: '201', opensAt, lastStartAt: opensAt, closesAt },
      ...size,
    });
    await rows().insert(SittingPlace, {
      ...{ sittingId: id, examId, userId: scene.candidate.user.id, startsAt: null },
    });
    await rows().insert(SittingProctor, { sittingId: id, userId: scene.proctor.user.id });
    return id;
  }

  async function sitAgain(): Promise<typeof reSit> {
    const { id: userId } = scene.candidate.user;
    const { id: sourceAttemptId } = await world.factory.attempt({ examId: scene.exam.id, userId });
    const { id: examId } = await world.factory.exam({ reSitOf: scene.exam.id });
    await rows().insert(ReSitEnrolment, {
      ...{ examId, userId, sourceAttemptId, ground: 'fx', counts: true },
      ...{ enrolledBy: scene.examiner.user.id, enrolledAt: new Date() },
    });
    return { examId, sourceAttemptId };
  }

  async function recordOf({ id }: User): Promise<string> {
    const { body } = await admin.get(`/api/people/${id}/export.zip`).responseType('blob').expect(200);
    const file = join(world.config.dataDir, `${id}.zip`);
    writeFileSync(file, body as Buffer);
    const zip = await ZipArchive.open(file);
    const record = (await zip.get('person.json')).toString();
    zip.close();
    return record;
  }

  it('tells a candidate when and where they sit, and why they sit again, without the names of staff', async () => {
    const record = await recordOf(scene.candidate.user);
    const span = { opensAt: scene.exam.opensAt.toISOString(), closesAt: scene.exam.closesAt.toISOString() };
    expect(JSON.parse(record)).toMatchObject({
      sittings: [{ sittingId, startsAt: null, sitting: { examId: scene.exam.id, room: '201', ...span } }],
      watchedSittings: [],
      reSits: [{ ...reSit, ground: 'fx', counts: true }],
    });
    for (const { user } of [scene.proctor, scene.examiner]) expect(record).not.toContain(user.id);
  });

  it('tells a proctor which sittings they watch, and none of the candidates', async () => {
    const record = await recordOf(scene.proctor.user);
    expect(JSON.parse(record)).toMatchObject({
      sittings: [],
      watchedSittings: [{ sittingId, sitting: { examId: scene.exam.id, room: '201' } }],
      reSits: [],
    });
    expect(record).not.toContain(scene.candidate.user.id);
  });

  it('tells an examiner in whose recordings they are, by session and seat alone', async () => {
    const { id: sessionId } = await world.factory.session({ attemptId: reSit.sourceAttemptId });
    const { id: examinerId } = scene.examiner.user;
    const chain = world.app.get(SessionChainService);
    for (const [change, atMs, by] of [
      ['examiner_joined', 1000, examinerId],
      ['examiner_joined', 1500, newId()],
      ['examiner_left', 9000, examinerId],
      ['follow_up_noted', 5000, examinerId],
    ] as const)
      await chain.append(sessionId, 'event', atMs, { change, examinerId: by, place: 2 });
    const record = await recordOf(scene.examiner.user);
    expect(JSON.parse(record)).toMatchObject({
      panels: [
        { sessionId, atMs: 1000, change: 'examiner_joined', place: 2 },
        { sessionId, atMs: 9000, change: 'examiner_left', place: 2 },
      ],
    });
    expect(record).not.toContain(scene.candidate.user.id);
  });

  it('tells a member of staff in which exams and banks they work, and as what', async () => {
    const { proctor, examiner, exam } = scene;
    const bankId = newId();
    const title = { kk: 'Қор', ru: 'Банк', en: 'Bank' };
    await rows().insert(ItemBank, { id: bankId, title, createdBy: admin.user.id });
    await rows().insert(ItemBankMember, { bankId, userId: examiner.user.id, role: 'author' });
    await rows().insert(ItemBankMember, { bankId, userId: admin.user.id, role: 'reviewer' });
    const record = await recordOf(examiner.user);
    const work = { examId: exam.id, exam: { title: exam.title } };
    expect(JSON.parse(record)).toMatchObject({
      staffOf: [{ ...work, role: 'examiner', bySitting: false }],
      banks: [{ bankId, role: 'author', bank: { title } }],
    });
    expect(record).not.toContain(admin.user.id);
    expect(JSON.parse(await recordOf(proctor.user))).toMatchObject({
      staffOf: [{ ...work, role: 'proctor' }],
      banks: [],
    });
    expect(JSON.parse(await recordOf(scene.candidate.user))).toMatchObject({ staffOf: [], banks: [] });
  });

  it('finds the own seats among all events by an index', async () => {
    const plan = await rows().transaction(async (manager) => {
      // With so few rows reading all of them is cheaper; what matters is that the index fits the question.
      await manager.query('SET LOCAL enable_seqscan = off');
      const [sql, parameters] = panelQuery(scene.examiner.user.id, manager).getQueryAndParameters();
      return manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`, parameters);
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('IDX_chain_entries_examiner');
  });
});
