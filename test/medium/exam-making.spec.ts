import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  candidateExamListSchema,
  type CreateExam,
  DEFAULT_GRADING_POLICY,
  defaultReviewPolicy,
  errorBodySchema,
  type ExamSetup,
  examSetupSchema,
  staffExamListSchema,
} from '@bakylau/contracts';
import {
  AccommodationProfile,
  AuditEntry,
  Exam,
  ExamEnrolment,
  ExamStaff,
  newId,
  User,
} from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { type ApiCaller, ApiWorld } from './api-world';

const HOUR_MS = 3_600_000;
const GROUP = 'ЕМ-24-1';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const TWO_OR_THREE = { markers: 2, tieBreakOver: 10, resolution: 'third' } as const;
const within = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** A test of an hour in a window that is open now. */
function draft(columns: Partial<CreateExam> = {}): object {
  return {
    title: { kk: 'Салық құқығы', ru: 'Налоговое право', en: 'Tax law' },
    courseCode: 'LAW 3204',
    format: 'test',
    opensAt: within(-1),
    closesAt: within(3),
    durationMinutes: 60,
    policy: { camera: true, microphone: true, screen: true, notesAllowed: false, calculatorAllowed: true },
    ...columns,
  };
}

describe('making of exams', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let examiner: ApiCaller;
  let proctor: ApiCaller;
  let candidate: ApiCaller;
  let byName: ApiCaller;

  beforeAll(async () => {
    world = await ApiWorld.start();
    [registrar, examiner, proctor, byName] = await Promise.all([
      world.signIn('registrar'),
      world.signIn('examiner'),
      world.signIn('proctor'),
      world.signIn('candidate'),
    ]);
    candidate = await world.signIn(await world.person({ roles: ['candidate'], groupName: GROUP }));
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const make = async (columns: Partial<CreateExam> = {}): Promise<ExamSetup> =>
    examSetupSchema.parse((await registrar.post('/api/exams', draft(columns)).expect(200)).body);
  const people = () => ({
    groupNames: [GROUP],
    personIds: [byName.user.id],
    examinerIds: [examiner.user.id],
    proctorIds: [proctor.user.id],
  });
  const seenBy = async (caller: ApiCaller): Promise<string[]> => {
    const { exams } = candidateExamListSchema.parse((await caller.get('/api/my/exams').expect(200)).body);
    return exams.map(({ id }) => id);
  };
  const listedFor = async (caller: ApiCaller): Promise<string[]> => {
    const { exams } = staffExamListSchema.parse((await caller.get('/api/exams').expect(200)).body);
    return exams.map(({ id }) => id);
  };
  const uploadCaseFile = (id: string) =>
    examiner.upload('post', `/api/exams/${id}/case-files?name=facts.pdf`, PDF, 'application/pdf');
  const pathsOf = (body: unknown) => (errorBodySchema.parse(body).details ?? []).map(({ path }) => path);

  it('is for registrars and administrators alone', async () => {
    for (const caller of [examiner, proctor, candidate])
      expect((await caller.post('/api/exams', draft())).body.code).toBe('forbidden');
    expect((await world.http.post('/api/exams').send(draft())).status).toBe(401);
    const { id } = await make(people());
    const acts = [
      (caller: ApiCaller) => caller.patch(`/api/exams/${id}`, { durationMinutes: 30 }),
      (caller: ApiCaller) => caller.post(`/api/exams/${id}/publish`),
      (caller: ApiCaller) => caller.delete(`/api/exams/${id}`),
    ];
    for (const act of acts)
      for (const caller of [examiner, proctor, candidate])
        expect((await act(caller)).body.code).toBe('forbidden');
    const admin = await world.signIn('admin');
    await admin.post('/api/exams', draft()).expect(200);
    const stranger = await world.signIn('examiner');
    expect((await stranger.get(`/api/exams/${id}`)).body.code).toBe('not_found');
    expect((await examiner.get(`/api/exams/${id}`).expect(200)).body.title.en).toBe('Tax law');
    expect((await candidate.get(`/api/exams/${id}`)).body.code).toBe('forbidden');
  });

  it('gives a draft with its people, written down, and says what is missing', async () => {
    const made = await make({ ...people(), gradingPolicy: { ...DEFAULT_GRADING_POLICY, admittedFrom: 60 } });
    expect(made).toMatchObject({
      ...{ courseCode: 'LAW 3204', format: 'test', publishedAt: null, editable: true, termId: null },
      ...{ candidates: 2, examiners: 1, proctors: 1, itemCount: 0, missing: ['items'] },
    });
    const row = await rows().findOneByOrFail(Exam, { id: made.id });
    expect(row).toMatchObject({ createdBy: registrar.user.id, policy: { version: 1, screen: true } });
    expect(row.gradingPolicy?.admittedFrom).toBe(60);
    const actions = await rows().findBy(AuditEntry, { subject: made.id });
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'exam.candidate_enrolled',
      'exam.candidate_enrolled',
      'exam.created',
      'exam.groups_set',
      'exam.staff_set',
      'exam.staff_set',
    ]);
    const bare = await make({ closesAt: within(-0.1), opensAt: within(-2) });
    expect(bare.missing).toEqual(['items', 'candidates', 'examiners', 'proctors', 'window_past']);
  });

  it('names the field that is wrong, and makes nothing', async () => {
    const before = await rows().count(Exam);
    const wrong: [Partial<CreateExam> | object, string][] = [
      [{ title: { kk: ' ', ru: 'Налоги', en: 'Taxes' } }, 'title.kk'],
      [{ format: 'quiz' }, 'format'],
      [{ closesAt: within(-2) }, 'closesAt'],
      [{ durationMinutes: 300 }, 'durationMinutes'],
      [{ durationMinutes: 0 }, 'durationMinutes'],
      [{ termId: newId() }, 'termId'],
      [{ policy: { camera: false, liveness: 'on' } }, 'policy.microphone'],
      [{ groupNames: ['Жоқ-00'] }, 'groupNames'],
      [{ personIds: [newId()] }, 'personIds'],
      [{ personIds: [proctor.user.id] }, 'personIds'],
      [{ examinerIds: [newId()] }, 'examinerIds'],
      [{ proctorIds: [examiner.user.id] }, 'proctorIds'],
    ];
    for (const [columns, path] of wrong) {
      const { status, body } = await registrar.post('/api/exams', draft(columns));
      expect([status, body.code, pathsOf(body)[0]]).toEqual([400, 'validation_failed', path]);
    }
    const off = {
      camera: false,
      microphone: true,
      screen: true,
      notesAllowed: false,
      calculatorAllowed: false,
    };
    const blind = await registrar.post('/api/exams', draft({ policy: { ...off, liveness: 'on' } }));
    expect(pathsOf(blind.body)).toEqual(['policy.liveness']);
    expect(await rows().count(Exam)).toBe(before);
  });

  it('shows a draft to nobody who would sit or watch it', async () => {
    const { id } = await make(people());
    await world.factory.item({ examId: id });
    expect(await seenBy(candidate)).not.toContain(id);
    expect((await candidate.post('/api/attempts', { examId: id })).body.code).toBe('not_found');
    expect(await listedFor(proctor)).not.toContain(id);
    expect(await listedFor(examiner)).toContain(id);
    expect(await listedFor(registrar)).toContain(id);

    const published = await registrar.post(`/api/exams/${id}/publish`).expect(200);
    expect(examSetupSchema.parse(published.body).publishedAt).not.toBeNull();
    expect(await seenBy(candidate)).toContain(id);
    expect(await seenBy(byName)).toContain(id);
    expect(await listedFor(proctor)).toContain(id);
    await candidate.post('/api/attempts', { examId: id }).expect(200);
  });

  it('refuses to publish what is not complete, and publishes once', async () => {
    const { id } = await make();
    const refused = await registrar.post(`/api/exams/${id}/publish`);
    expect([refused.status, refused.body.code]).toEqual([409, 'exam_incomplete']);
    expect(pathsOf(refused.body)).toEqual(['items', 'candidates', 'examiners', 'proctors']);
    await rows().insert(ExamEnrolment, { examId: id, userId: byName.user.id });
    await rows().insert(ExamStaff, { examId: id, userId: examiner.user.id, role: 'examiner' });
    await rows().insert(ExamStaff, { examId: id, userId: proctor.user.id, role: 'proctor' });
    await world.factory.item({ examId: id });
    const first = examSetupSchema.parse((await registrar.post(`/api/exams/${id}/publish`).expect(200)).body);
    const again = examSetupSchema.parse((await registrar.post(`/api/exams/${id}/publish`).expect(200)).body);
    expect(again.publishedAt).toBe(first.publishedAt);
    expect(await rows().countBy(AuditEntry, { action: 'exam.published', subject: id })).toBe(1);
    expect((await registrar.delete(`/api/exams/${id}`)).body.code).toBe('exam_kept');
  });

  it('warns of a commission on appeals that nobody could form, and publishes all the same', async () => {
    const { id, missing, commissionLacks } = await make(people());
    expect([missing, commissionLacks]).toEqual([['items'], 1]);
    const policy = { ...defaultReviewPolicy('test'), appealCommissionSize: 3 };
    const admin = await world.signIn('admin');
    await admin.put(`/api/exams/${id}/review-policy`, policy).expect(200);
    await world.factory.item({ examId: id });
    const published = await registrar.post(`/api/exams/${id}/publish`).expect(200);
    expect(examSetupSchema.parse(published.body)).toMatchObject({ missing: [], commissionLacks: 3 });
    const lackWith = async (examiners: number): Promise<number> => {
      const others = await Promise.all(
        Array.from({ length: examiners - 1 }, () => world.person({ roles: ['examiner'] })),
      );
      const examinerIds = [examiner.user.id, ...others.map((person) => person.id)];
      const staff = { examinerIds, proctorIds: [proctor.user.id] };
      await registrar.put(`/api/exams/${id}/staff`, staff).expect(200);
      const { body } = await registrar.get(`/api/exams/${id}`).expect(200);
      return examSetupSchema.parse(body).commissionLacks;
    };
    expect([await lackWith(3), await lackWith(4), await lackWith(5)]).toEqual([1, 0, 0]);
    // Two mark each work, and a third where they differ.
    await rows().update(Exam, { id }, { format: 'written', markingPolicy: TWO_OR_THREE });
    expect(await lackWith(5)).toBe(1);
  });

  it('changes what is named, until somebody begins', async () => {
    const { id } = await make(people());
    const { id: userId } = byName.user;
    await rows().insert(AccommodationProfile, { userId, extraTimePercent: 25 });
    const change = { courseCode: null, durationMinutes: 90, title: { kk: 'Ә', ru: 'Ё', en: 'Z' } };
    const changed = examSetupSchema.parse(
      (await registrar.patch(`/api/exams/${id}`, change).expect(200)).body,
    );
    expect(changed).toMatchObject({ ...change, format: 'test', candidates: 2 });
    const { extraMinutes } = await rows().findOneByOrFail(ExamEnrolment, { examId: id, userId });
    expect(extraMinutes).toBe(23);
    expect((await registrar.patch(`/api/exams/${id}`, {})).status).toBe(400);
    const long = await registrar.patch(`/api/exams/${id}`, { durationMinutes: 500 });
    expect(pathsOf(long.body)).toEqual(['durationMinutes']);
    await registrar.patch(`/api/exams/${id}`, { format: 'written' }).expect(200);
    await registrar.patch(`/api/exams/${id}`, { format: 'test' }).expect(200);
    await world.factory.item({ examId: id });
    const other = await registrar.patch(`/api/exams/${id}`, { format: 'oral' });
    expect(pathsOf(other.body)).toEqual(['format']);
    await registrar.post(`/api/exams/${id}/publish`).expect(200);
    const past = await registrar.patch(`/api/exams/${id}`, { opensAt: within(-5), closesAt: within(-0.5) });
    expect(pathsOf(past.body)).toEqual(['closesAt']);

    await world.factory.attempt({ examId: id, userId: candidate.user.id, startedAt: new Date() });
    const late = await registrar.patch(`/api/exams/${id}`, { durationMinutes: 60 });
    expect([late.status, late.body.code]).toEqual([409, 'exam_not_editable']);
    expect((await registrar.get(`/api/exams/${id}`).expect(200)).body.editable).toBe(false);
  });

  it('throws a draft away with its files and lists', async () => {
    const { id } = await make({ ...people(), format: 'case' });
    const uploaded = await uploadCaseFile(id);
    const key = `exams/${id}/case-files/${uploaded.body.id}`;
    const store = world.app.get(ObjectStore);
    expect([uploaded.status, await store.find(key)]).toEqual([200, expect.anything()]);
    await registrar.delete(`/api/exams/${id}`).expect(200);
    expect((await registrar.get(`/api/exams/${id}`)).body.code).toBe('not_found');
    expect(await store.find(key)).toBeNull();
    expect(await rows().countBy(ExamEnrolment, { examId: id })).toBe(0);
    expect(await rows().existsBy(User, { id: byName.user.id })).toBe(true);
    expect(await rows().countBy(AuditEntry, { action: 'exam.deleted', subject: id })).toBe(1);
    expect((await registrar.delete(`/api/exams/${id}`)).body.code).toBe('not_found');
  });

  it('throws a draft away although the store keeps one of its files, and goes on with the rest', async () => {
    const { id } = await make({ ...people(), format: 'case' });
    const uploaded = [await uploadCaseFile(id), await uploadCaseFile(id), await uploadCaseFile(id)];
    const folder = join(world.config.dataDir, 'store', 'exams', id, 'case-files');
    const [first, stuck, last] = uploaded.map(({ body }) => String(body.id));
    if (!first || !stuck || !last) throw new Error('There are three files');
    expect((await readdir(folder)).sort()).toEqual([first, stuck, last].sort());
    // The store cannot delete what is a folder.
    await rm(join(folder, stuck));
    await mkdir(join(folder, stuck, 'within'), { recursive: true });
    await registrar.delete(`/api/exams/${id}`).expect(200);
    expect(await readdir(folder)).toEqual([stuck]);
    expect(await rows().existsBy(Exam, { id })).toBe(false);
  });
});
