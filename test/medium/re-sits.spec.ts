import {
  examAdmissionsSchema,
  examAssignmentSchema,
  candidateExamListSchema,
  DEFAULT_ATTEMPT_POLICY,
  DEFAULT_GRADING_POLICY,
  DEFAULT_MARKING_POLICY,
  DEFAULT_ORAL_POLICY,
  DEFAULT_RETENTION,
  defaultReviewPolicy,
  DEFAULT_TEST_POLICY,
  type ExamReSits,
  examReSitsSchema,
  examScheduleSchema,
  examSittingsSchema,
  termListSchema,
} from '@bakylau/contracts';
import { DEFAULT_RUBRICS } from '@bakylau/domain';
import {
  AdmissionRating,
  Attempt,
  AuditEntry,
  Exam,
  ExamEnrolment,
  ExamGroup,
  ExamItem,
  ExamResult,
  ExamRetentionVersion,
  ExamStaff,
  newId,
  ReSitEnrolment,
  RubricVersion,
  RulesPolicyVersion,
  User,
} from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

describe('attempts and re-sits', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let scene: ExamScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world);
  });

  const rows = () => world.database.dataSource.manager;
  const path = (end: string) => `/api/exams/${scene.exam.id}/${end}`;
  /** Hands in, and settles the result without the weeks between. */
  const settle = async (columns: Partial<ExamResult>, candidate = scene.candidate): Promise<string> => {
    const { id: attemptId } = await scene.submitAttempt(candidate);
    const confirmed = { confirmedBy: scene.examiner.user.id, confirmedAt: new Date() };
    await rows().update(ExamResult, { attemptId }, { state: 'confirmed', ...confirmed, ...columns });
    return attemptId;
  };
  const another = async (): Promise<ApiCaller> => {
    const caller = await world.signIn('candidate');
    await world.factory.enrolment({ examId: scene.exam.id, userId: caller.user.id });
    return caller;
  };
  const rate = (userId: string, rating: number) =>
    rows().insert(AdmissionRating, {
      ...{ examId: scene.exam.id, userId, rating },
      ...{ givenBy: registrar.user.id, givenAt: new Date() },
    });
  const reSits = async (): Promise<ExamReSits> =>
    examReSitsSchema.parse((await registrar.get(path('re-sits')).expect(200)).body);
  const make = async (termId: string | null = null): Promise<string> => {
    const before = new Set((await reSits()).exams.map(({ examId }) => examId));
    const body = { opensAt: inHours(-1), closesAt: inHours(24), termId };
    const made = await registrar.post(path('re-sits/exams'), body).expect(200);
    return examReSitsSchema.parse(made.body).exams.find(({ examId }) => !before.has(examId))?.examId ?? '';
  };
  const enrol = (reSitExamId: string, ...callers: ApiCaller[]) =>
    registrar.post(path('re-sits/enrolments'), {
      reSitExamId,
      personIds: callers.map(({ user }) => user.id),
    });

  it('are told by the rule with why, and enrolled in one act: all or nobody', async () => {
    const [f, failed, passed] = [await another(), await another(), await another()];
    for (const { user } of [scene.candidate, f, failed, passed]) await rate(user.id, 80);
    await settle({ mark: 30, letter: 'FX' });
    await settle({ mark: 10, letter: 'F' }, f);
    await settle({ state: 're_sit' }, failed);
    await settle({ mark: 90, letter: 'A-' }, passed);
    const { entitled } = await reSits();
    const told = new Map(entitled.map((one) => [one.personId, one]));
    expect(told.size).toBe(3);
    expect(told.get(scene.candidate.user.id)).toMatchObject({ ground: 'fx', asks: 'exam', letter: 'FX' });
    expect(told.get(f.user.id)).toMatchObject({ ground: 'f', asks: 'course', counts: true, used: 0 });
    expect(told.get(failed.user.id)).toMatchObject({ ground: 'without_fault', counts: false, mark: null });

    const winter = await make();
    const refused = await enrol(winter, scene.candidate, f, passed).expect(409);
    expect(refused.body).toMatchObject({
      code: 're_sit_not_entitled',
      details: [
        { path: f.user.id, problem: expect.stringContaining('needs a term') },
        { path: passed.user.id, problem: 'not entitled' },
      ],
    });
    expect(await rows().countBy(ExamEnrolment, { examId: winter })).toBe(0);
    await enrol(winter, scene.candidate, failed).expect(200);
    await enrol(winter, failed).expect(409, /enrolled already/);
    await scene.examiner
      .post(path('re-sits/enrolments'), { reSitExamId: winter, personIds: [f.user.id] })
      .expect(403);

    const summer = { season: 'summer', year: 2027, startsOn: '2027-06-07', endsOn: '2027-07-24' };
    const { terms } = termListSchema.parse((await registrar.put('/api/terms', summer).expect(200)).body);
    expect(terms[0]).toMatchObject(summer);
    const course = await make(terms[0]?.id ?? null);
    await enrol(course, f).expect(200);
    // The exam alone keeps its rating; the course asks for a new one.
    expect(await rows().countBy(AdmissionRating, { examId: winter })).toBe(2);
    expect(await rows().countBy(AdmissionRating, { examId: course })).toBe(0);
    expect(await rows().findOneByOrFail(ReSitEnrolment, { userId: failed.user.id })).toMatchObject({
      examId: winter,
      counts: false,
      enrolledBy: registrar.user.id,
    });
    expect(await rows().countBy(AuditEntry, { action: 'exam.re_sit_enrolled', subject: winter })).toBe(2);
    expect((await reSits()).exams.map(({ candidates }) => candidates).sort()).toEqual([1, 2]);
    await scene.candidate.post('/api/attempts', { examId: winter }).expect(200);
  });

  it('take nobody whom the rule does not entitle: not by name, not with a group, not by a later group', async () => {
    const [f, passed, joining] = [await another(), await another(), await world.person()];
    for (const { user } of [scene.candidate, f, passed]) await rate(user.id, 80);
    await settle({ mark: 30, letter: 'FX' });
    await settle({ mark: 10, letter: 'F' }, f);
    await settle({ mark: 90, letter: 'A-' }, passed);
    const groupName = `РС-${newId().slice(-6)}`;
    for (const id of [f.user.id, passed.user.id]) await rows().update(User, { id }, { groupName });
    const winter = await make();
    await enrol(winter, scene.candidate).expect(200);

    const personIds = [scene.candidate, f, passed].map(({ user }) => user.id);
    const byName = (ids: string[]) => registrar.post(`/api/exams/${winter}/candidates`, { personIds: ids });
    const refused = await byName(personIds).expect(409);
    const problem = expect.stringContaining(scene.exam.id);
    expect(refused.body).toMatchObject({
      code: 're_sit_enrolment_only',
      details: [
        { path: f.user.id, problem },
        { path: passed.user.id, problem },
      ],
    });
    await registrar
      .put(`/api/exams/${winter}/groups`, { groupNames: [groupName] })
      .expect(409, /re_sit_enrolment_only/);
    // A group that an exam has from before the rule was asked brings nobody in.
    const before = { assignedBy: registrar.user.id, assignedAt: new Date() };
    await rows().insert(ExamGroup, { examId: winter, groupName, ...before });
    await registrar.put(`/api/people/${joining.id}`, { groupName }).expect(200);
    const enrolled = await rows().findBy(ExamEnrolment, { examId: winter });
    expect(enrolled.map(({ userId }) => userId)).toEqual([scene.candidate.user.id]);
    for (const caller of [f, passed]) await caller.post('/api/attempts', { examId: winter }).expect(404);

    // Who is enrolled already stays; who is taken out by mistake comes back by the rule.
    const mine = [scene.candidate.user.id];
    const stays = examAssignmentSchema.parse((await byName(mine).expect(200)).body);
    expect(stays).toMatchObject({ reSitOf: scene.exam.id, candidates: [{ personId: mine[0] }] });
    await registrar.delete(`/api/exams/${winter}/candidates/${mine[0]}`).expect(200);
    await byName(mine).expect(409, /re_sit_enrolment_only/);
    expect((await reSits()).entitled.find(({ personId }) => personId === mine[0])).toMatchObject({
      ...{ enrolledIn: null, used: 0 },
    });
    await enrol(winter, scene.candidate).expect(200);
    await scene.candidate.post('/api/attempts', { examId: winter }).expect(200);
  });

  it.each([
    ['a decision admitted', 49.99, null, { reason: 'Rector agreed', document: 'No. 7' }],
    [
      'the list admitted then, with a lower rating since,',
      80,
      40,
      { reason: 'The network fell.', document: null },
    ],
  ])('after a failure without fault keep the admission of whom %s', async (_who, first, later, decision) => {
    const userId = scene.candidate.user.id;
    await rate(userId, first);
    const admit = { kind: 'admit', reason: 'Rector agreed', document: 'No. 7' };
    if (first < 50) await registrar.post(path(`admissions/${userId}/decisions`), admit).expect(200);
    const { sessionId } = await scene.submitAttempt();
    const failure = { outcome: 'technical_failure', reason: 'The network fell.' };
    await scene.proctor.put(`/api/sessions/${sessionId}/decision`, failure).expect(200);
    if (later !== null)
      await rows().update(AdmissionRating, { examId: scene.exam.id, userId }, { rating: later });
    const winter = await make();
    await enrol(winter, scene.candidate).expect(200);
    const { body } = await registrar.get(`/api/exams/${winter}/admissions`).expect(200);
    expect(examAdmissionsSchema.parse(body).candidates).toMatchObject([
      { rating: later ?? first, admission: 'by_decision', decisions: [{ kind: 'admit', ...decision }] },
    ]);
    await scene.candidate.post('/api/attempts', { examId: winter }).expect(200);
  });

  it('take along a decision that was recorded while somebody was out of the re-sit, and none twice', async () => {
    const userId = scene.candidate.user.id;
    await rate(userId, 40);
    const admit = (reason: string) =>
      registrar.post(path(`admissions/${userId}/decisions`), { kind: 'admit', reason, document: 'No. 7' });
    await admit('Rector agreed').expect(200);
    const { sessionId } = await scene.submitAttempt();
    const failure = { outcome: 'technical_failure', reason: 'The network fell.' };
    await scene.proctor.put(`/api/sessions/${sessionId}/decision`, failure).expect(200);
    const winter = await make();
    await enrol(winter, scene.candidate).expect(200);
    const leave = () => registrar.delete(`/api/exams/${winter}/candidates/${userId}`).expect(200);
    await leave();
    await admit('Rector agreed again').expect(200);
    await enrol(winter, scene.candidate).expect(200);
    await leave();
    await enrol(winter, scene.candidate).expect(200);
    const { body } = await registrar.get(`/api/exams/${winter}/admissions`).expect(200);
    const [candidate] = examAdmissionsSchema.parse(body).candidates;
    expect(candidate?.decisions.map(({ reason }) => reason).toSorted()).toEqual([
      'Rector agreed',
      'Rector agreed again',
    ]);
  });

  it('have the same questions and all settings, at a time of their own', async () => {
    const { id } = scene.exam;
    const { id: rulesPolicyId } = await rows().findOneByOrFail(RulesPolicyVersion, { builtIn: true });
    const rubricId = newId();
    await rows().insert(RubricVersion, {
      ...{ id: rubricId, name: 'oral', version: 1, content: DEFAULT_RUBRICS.oral },
      ...{ format: 'oral', createdBy: scene.examiner.user.id },
    });
    await rows().update(
      Exam,
      { id },
      {
        ...{ rulesPolicyId, rubricId, roomScan: 'both', courseCode: 'IT 101', randomRoomScans: 3 },
        reviewPolicy: { ...defaultReviewPolicy('test'), blindSampleShare: 0.5 },
        testPolicy: { ...DEFAULT_TEST_POLICY, shuffleItems: true },
        markingPolicy: { ...DEFAULT_MARKING_POLICY, markers: 2 },
        oralPolicy: { ...DEFAULT_ORAL_POLICY, ticketsReturn: true },
        gradingPolicy: { ...DEFAULT_GRADING_POLICY, withoutRating: 'refused' },
        attemptPolicy: { ...DEFAULT_ATTEMPT_POLICY, maxReSits: 1 },
      },
    );
    for (const [i, face] of [20, 40].entries())
      await rows().insert(ExamRetentionVersion, {
        ...{ examId: id, version: i + 1, periods: { ...DEFAULT_RETENTION, face } },
        ...{ setBy: scene.examiner.user.id, setAt: new Date() },
      });

    const examId = await make();
    const original = await rows().findOneByOrFail(Exam, { id });
    const copy = await rows().findOneByOrFail(Exam, { id: examId });
    const { opensAt, closesAt, createdAt, publishedAt } = copy;
    expect(copy).toEqual({
      ...original,
      ...{ id: examId, reSitOf: id, opensAt, closesAt, createdAt, publishedAt, createdBy: registrar.user.id },
    });
    const unset = Object.entries(original).filter(([, value]) => value === null);
    expect(unset.map(([column]) => column).sort()).toEqual([
      'createdBy',
      'reSitOf',
      'standingPause',
      'termId',
    ]);
    const keys = async (ofExam: string) =>
      (await rows().find(ExamItem, { where: { examId: ofExam }, order: { position: 'ASC' } })).map(
        ({ key }) => key,
      );
    expect(await keys(examId)).toEqual(await keys(id));
    expect(await rows().findBy(ExamRetentionVersion, { examId })).toMatchObject([
      { version: 1, periods: { ...DEFAULT_RETENTION, face: 40 }, setBy: registrar.user.id },
    ]);
  });

  it.each([
    ['too short for the exam', () => [inHours(1), inHours(1.02)], /the exam takes \d+ minutes/],
    ['in the past', () => [inHours(-48), inHours(-24)], /has passed/],
    ['that ends before it begins', () => [inHours(2), inHours(1)], /after the opening/],
  ])('have no time %s, nor is an exam moved to it', async (_which, times, problem) => {
    const [opensAt, closesAt] = times();
    const window = { opensAt, closesAt, termId: null };
    await registrar.post(path('re-sits/exams'), window).expect(400, problem);
    const schedule = { ...window, attemptPolicy: DEFAULT_ATTEMPT_POLICY };
    await registrar.put(path('schedule'), schedule).expect(400, problem);
    expect(await rows().countBy(Exam, { reSitOf: scene.exam.id })).toBe(0);
    const { opensAt: before } = await rows().findOneByOrFail(Exam, { id: scene.exam.id });
    expect(before).toEqual(scene.exam.opensAt);
  });

  it('have the permanent staff, and nobody whom a sitting brought in', async () => {
    const guest = await world.person({ roles: ['proctor'] });
    const sitting = {
      ...{ room: 'Онлайн', opensAt: inHours(-1), lastStartAt: inHours(0.2), closesAt: inHours(0.9) },
      ...{ capacity: 10, slotMinutes: null, candidatesPerProctor: 2, groupNames: [] },
    };
    const { body } = await registrar.post(path('sittings'), sitting).expect(200);
    const sittingId = examSittingsSchema.parse(body).sittings[0]?.id;
    const personIds = [guest.id, scene.proctor.user.id];
    await registrar.put(`/api/sittings/${sittingId}/proctors`, { personIds }).expect(200);
    expect(await rows().countBy(ExamStaff, { examId: scene.exam.id })).toBe(3);
    const staff = await rows().findBy(ExamStaff, { examId: await make() });
    expect(staff.map(({ userId }) => userId).sort()).toEqual(
      [scene.proctor.user.id, scene.examiner.user.id].sort(),
    );
    expect(staff.some(({ bySitting }) => bySitting)).toBe(false);
  });

  it('end with the number that the policy allows, counted over all exams; a failure without fault is beyond it', async () => {
    const attemptPolicy = { maxAttempts: 1, counts: 'last', maxReSits: 1 } as const;
    await rows().update(Exam, { id: scene.exam.id }, { attemptPolicy });
    await rate(scene.candidate.user.id, 80);
    await settle({ mark: 30, letter: 'FX' });
    const first = await make();
    await enrol(first, scene.candidate).expect(200);
    Object.assign(scene, { exam: { ...scene.exam, id: first } });
    await settle({ mark: 40, letter: 'FX' });
    expect((await reSits()).entitled).toMatchObject([{ ground: 'fx', used: 1, exhausted: true }]);
    await enrol(await make(), scene.candidate).expect(409, /no further re-sit/);
    await rows().query(
      `UPDATE results SET state = 're_sit' WHERE attempt_id IN (SELECT id FROM attempts WHERE exam_id = $1)`,
      [first],
    );
    expect((await reSits()).entitled).toMatchObject([{ ground: 'without_fault', exhausted: false }]);
    await enrol(await make(), scene.candidate).expect(200);
  });

  it('are several attempts at one exam where the policy says so, and one more after a technical failure', async () => {
    const schedule = {
      ...{ opensAt: inHours(-1), closesAt: inHours(2), termId: null },
      attemptPolicy: { maxAttempts: 2, counts: 'best', maxReSits: 2 },
    };
    const { body } = await registrar.put(path('schedule'), schedule).expect(200);
    expect(examScheduleSchema.parse(body)).toMatchObject({ editable: true, reSitOf: null });
    const again = () => scene.candidate.post('/api/attempts', { examId: scene.exam.id });
    const mine = async () => {
      const list = await scene.candidate.get('/api/my/exams').expect(200);
      return candidateExamListSchema.parse(list.body).exams[0]?.attempt;
    };
    await scene.submitAttempt();
    // Nothing is settled yet.
    await again().expect(409, /attempt_already_submitted/);
    await rows().query(`UPDATE results SET state = 're_sit'`);
    expect(await mine()).toMatchObject({ number: 1, again: true, result: 're_sit' });
    await settle({ mark: 70, letter: 'C' });
    expect(await mine()).toMatchObject({ number: 2, again: true, result: 'confirmed' });
    await settle({ mark: 55, letter: 'D+' });
    expect(await mine()).toMatchObject({ number: 3, again: false });
    await again().expect(409, /attempt_already_submitted/);
    expect(await rows().countBy(Attempt, { examId: scene.exam.id })).toBe(3);
    await registrar.put(path('schedule'), schedule).expect(409, /exam_not_editable/);

    await rate(scene.candidate.user.id, 80);
    const made = await registrar.post(path('statements'), { groupName: '' }).expect(200);
    // Of the two that count the best one stands.
    expect(made.body).toMatchObject({ rows: 1, confirmed: 1, lines: [{ state: 'confirmed', examMark: 70 }] });
  });
});
