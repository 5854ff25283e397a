import {
  type Admission,
  candidateExamListSchema,
  candidateResultSchema,
  DEFAULT_GRADING_POLICY,
  examAdmissionsSchema,
  type RatingImport,
  ratingImportSchema,
  resultListSchema,
} from '@bakylau/contracts';
import {
  AdmissionRating,
  Attempt,
  AuditEntry,
  Exam,
  ExamItem,
  ExamResult,
  ExamSession,
  SessionChainService,
  type User,
} from '@bakylau/persistence';
import { writeXlsx } from '@bakylau/question-formats';
import { DeadlineSweeper } from '../../apps/api/src/attempts/deadline.sweeper';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

/** Invented, with right check digits; the second one begins with a zero. */
const IINS = ['050315500123', '010203500018'];

describe('admissions', () => {
  let world: ApiWorld;
  let registrar: ApiCaller;
  let scene: ExamScene;
  let second: User;

  beforeAll(async () => {
    world = await ApiWorld.start();
    registrar = await world.signIn('registrar');
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await rows().query('UPDATE users SET iin = NULL');
    scene = await ExamScene.set(world);
    second = await world.person({ iin: IINS[1], groupName: 'ИС-23-1', displayName: 'Ә. Екінші' });
    await world.factory.enrolment({ examId: scene.exam.id, userId: second.id });
    const columns = { iin: IINS[0], studentNumber: `S-${scene.exam.id}`, groupName: 'ИС-23-2' };
    await rows().update('users', { id: scene.candidate.user.id }, columns);
  });

  const rows = () => world.database.dataSource.manager;
  const send = async (list: Buffer, dryRun: 'yes' | 'no' = 'no'): Promise<RatingImport> => {
    const path = `/api/exams/${scene.exam.id}/admissions/import?dryRun=${dryRun}`;
    const { body } = await registrar.upload('post', path, list, 'application/octet-stream').expect(200);
    return ratingImportSchema.parse(body);
  };
  const list = (...lines: string[]) =>
    Buffer.from(['\ufeffИИН;Номер студента;Рейтинг', ...lines].join('\r\n'));
  const decide = (decision: object, personId = scene.candidate.user.id, by = registrar) =>
    by.post(`/api/exams/${scene.exam.id}/admissions/${personId}/decisions`, decision);
  const begin = () => scene.candidate.post('/api/attempts', { examId: scene.exam.id });
  const mine = async () => {
    const { body } = await scene.candidate.get('/api/my/exams').expect(200);
    return candidateExamListSchema.parse(body).exams[0];
  };
  const admissions = async (by = registrar): Promise<Admission[]> => {
    const { body } = await by.get(`/api/exams/${scene.exam.id}/admissions`).expect(200);
    return examAdmissionsSchema.parse(body).candidates;
  };

  it('come from a list: told line by line first, then kept', async () => {
    const file = list(
      `${IINS[0]};;78,5`,
      // A program of tables took the number for one.
      '10203500018;;43',
      '050315500124;;60',
      `;S-${scene.exam.id};50`,
      ';;70',
      `;S-unknown;12.345`,
    );
    const told = await send(file, 'yes');
    expect(
      told.lines.map(({ line, outcome, rating, admission }) => [line, outcome, rating, admission]),
    ).toEqual([
      [2, 'taken', 78.5, 'admitted'],
      [3, 'taken', 43, 'below'],
      [4, 'left_out', 60, null],
      [5, 'left_out', 50, null],
      [6, 'left_out', 70, null],
      [7, 'left_out', null, null],
    ]);
    expect(told.counts).toEqual({ taken: 2, unchanged: 0, leftOut: 4, missing: 0 });
    expect(told.lines[1]?.person).toBe('…0018');
    expect(told.lines.map(({ problems }) => problems)).toEqual([
      [],
      [],
      [{ code: 'not_enrolled', values: {} }],
      [{ code: 'listed_before', values: { line: 2 } }],
      [{ code: 'number_missing', values: {} }],
      [
        { code: 'not_enrolled', values: {} },
        { code: 'rating_wrong', values: { written: '12.345' } },
      ],
    ]);
    expect(JSON.stringify(told)).not.toContain(IINS[0]);
    expect(await rows().countBy(AdmissionRating, { examId: scene.exam.id })).toBe(0);

    expect((await send(file)).counts).toEqual(told.counts);
    expect((await send(list(`${IINS[0]};;78.5`, `${IINS[1]};;51`))).lines).toMatchObject([
      { outcome: 'unchanged', previous: 78.5 },
      { outcome: 'taken', previous: 43, rating: 51 },
    ]);
    const entries = await rows().findBy(AuditEntry, {
      action: 'admission.rating_set',
      subject: scene.exam.id,
    });
    expect(entries.map(({ detail }) => detail)).toContainEqual({
      userId: second.id,
      rating: 51,
      previous: 43,
    });
    expect((await admissions()).map(({ groupName, rating }) => [groupName, rating])).toEqual([
      ['ИС-23-1', 51],
      ['ИС-23-2', 78.5],
    ]);
  });

  it.each([
    ["somebody else's", '050315500999'],
    ['with a wrong check digit', '050315500124'],
    ['that is none', '123'],
  ])('are taken for no student number whose person has another IIN than the one %s', async (_which, iin) => {
    const number = `S-${scene.exam.id}`;
    const told = await send(list(`${iin};${number};77`));
    expect(told.lines).toMatchObject([
      { outcome: 'left_out', admission: null, problems: [{ code: 'iin_differs', values: {} }] },
    ]);
    expect(told.counts).toEqual({ taken: 0, unchanged: 0, leftOut: 1, missing: 2 });
    expect(await rows().countBy(AdmissionRating, { examId: scene.exam.id })).toBe(0);
    // Where no IIN is known, or the list has none, the number is enough.
    expect((await send(list(`;${number};77`))).lines).toMatchObject([{ outcome: 'taken' }]);
    await rows().update('users', { id: scene.candidate.user.id }, { iin: null });
    expect((await send(list(`${iin};${number};78`))).lines).toMatchObject([{ outcome: 'taken' }]);
  });

  it('are read from a workbook too, and a file that is none is refused as a whole', async () => {
    const sheet = [
      {
        name: 'Тізім',
        rows: [
          ['РК тізімі', ''],
          ['ЖСН', 'Жіберу рейтингі'],
          [IINS[1]!, '88'],
        ],
      },
    ];
    expect((await send(await writeXlsx(sheet))).lines).toMatchObject([
      { line: 3, outcome: 'taken', displayName: second.displayName, rating: 88 },
    ]);
    for (const file of [Buffer.from('Name;Mark\na;1'), Buffer.from('PK\u0003\u0004 no workbook')]) {
      const path = `/api/exams/${scene.exam.id}/admissions/import`;
      const { body } = await registrar.upload('post', path, file, 'application/octet-stream').expect(400);
      expect(body).toMatchObject({ code: 'rating_list_unreadable', details: [{ path: 'file' }] });
    }
  });

  it('keep whoever is below out, told why, until a recorded decision lets them in', async () => {
    await send(list(`${IINS[0]};;49.99`));
    expect((await mine())?.admission).toEqual({ state: 'below', rating: 49.99, admittedFrom: 50 });
    const refused = await begin().expect(409);
    expect(refused.body).toMatchObject({
      code: 'not_admitted',
      details: [{ path: 'below', problem: expect.stringContaining('49.99') }],
    });
    await decide({ kind: 'admit', reason: 'x' }).expect(400);
    await decide({ kind: 'admit', reason: 'Rector agreed' }, scene.candidate.user.id, scene.examiner).expect(
      403,
    );
    const { body } = await decide({ kind: 'admit', reason: 'Rector agreed', document: 'No. 7' }).expect(200);
    expect(body).toMatchObject({
      admission: 'by_decision',
      decisions: [{ kind: 'admit', reason: 'Rector agreed', document: 'No. 7', opensUntil: null }],
    });
    expect((await mine())?.admission.state).toBe('by_decision');
    await begin().expect(200);
    expect(await rows().countBy(AuditEntry, { action: 'admission.decided', subject: scene.exam.id })).toBe(1);
  });

  it('name the document that they rest on where the policy of the exam asks for it', async () => {
    const path = `/api/exams/${scene.exam.id}/grading`;
    await scene.examiner.put(path, { ...DEFAULT_GRADING_POLICY, documentFor: ['reopen'] }).expect(200);
    expect((await scene.examiner.get(path).expect(200)).body.documentFor).toEqual(['reopen']);
    await decide({ kind: 'admit', reason: 'Rector agreed' }).expect(200);
    const opensUntil = new Date(Date.now() + 3_600_000).toISOString();
    const reopening = { kind: 'reopen', reason: 'Hospital', opensUntil };
    for (const document of [undefined, null]) {
      const { body } = await decide({ ...reopening, document }).expect(400);
      expect(body.details).toEqual([{ path: 'document', problem: 'is required by the policy of the exam' }]);
    }
    expect((await admissions()).flatMap(({ decisions }) => decisions.map(({ kind }) => kind))).toEqual([
      'admit',
    ]);
    await decide({ ...reopening, document: 'Certificate 12' }).expect(200);
    // A policy from before there was such a rule asks for none.
    const { documentFor: _new, ...older } = DEFAULT_GRADING_POLICY;
    await rows().update(Exam, { id: scene.exam.id }, { gradingPolicy: older });
    await decide(reopening).expect(200);
  });

  it('are looked at again when the clock starts, because a list may come meanwhile', async () => {
    const { id, sessionId } = await scene.createAttempt();
    await rows().update(ExamSession, { id: sessionId }, { state: 'waiting' });
    await scene.connectMedia(sessionId, ['camera', 'microphone', 'screen']);
    await send(list(`${IINS[0]};;10`));
    const { body } = await scene.candidate.post(`/api/attempts/${id}/start`).expect(409);
    expect(body.code).toBe('not_admitted');
  });

  it('follow the policy of the exam, which nobody changes once somebody has begun', async () => {
    const path = `/api/exams/${scene.exam.id}/grading`;
    const policy = { ...DEFAULT_GRADING_POLICY, admittedFrom: null, withoutRating: 'refused' };
    const registrar = await world.signIn('registrar');
    expect((await registrar.put(path, DEFAULT_GRADING_POLICY).expect(200)).body.admittedFrom).toBe(
      DEFAULT_GRADING_POLICY.admittedFrom,
    );
    for (const by of [scene.candidate, scene.proctor]) await by.put(path, policy).expect(403);
    await scene.examiner.put(path, policy).expect(200);
    expect((await begin().expect(409)).body.details[0].path).toBe('unlisted');
    await send(list(`${IINS[0]};;3`));
    await scene.startAttempt();
    expect((await scene.examiner.put(path, policy).expect(409)).body.code).toBe('exam_not_editable');
    expect((await scene.examiner.get(path).expect(200)).body).toMatchObject({
      editable: false,
      admittedFrom: null,
    });
    expect((await admissions(scene.examiner)).filter(({ begun }) => begun)).toHaveLength(1);
    const other = await ExamScene.set(world);
    await other.examiner.get(path).expect(404);
    await other.examiner.get(`/api/exams/${scene.exam.id}/admissions`).expect(404);
    await scene.proctor.get(`/api/exams/${scene.exam.id}/admissions`).expect(403);
  });

  describe('after the end of the exam', () => {
    const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const close = () => rows().update(Exam, { id: scene.exam.id }, { closesAt: new Date(Date.now() - 1000) });

    it('a recorded decision opens it again for one, with the clock up to the new end', async () => {
      await close();
      expect((await begin().expect(409)).body.code).toBe('exam_closed');
      await decide({ kind: 'reopen', reason: 'Hospital', opensUntil: until(-1) }).expect(400);
      await decide({ kind: 'reopen', reason: 'Hospital' }).expect(400);
      const opensUntil = until(20);
      await decide({ kind: 'reopen', reason: 'Hospital', document: 'Certificate 12', opensUntil }).expect(
        200,
      );
      expect(await mine()).toMatchObject({ availability: 'open', closesAt: opensUntil });
      const { id } = await scene.startAttempt();
      const { deadlineAt } = await rows().findOneByOrFail(Attempt, { id });
      expect(deadlineAt?.toISOString()).toBe(opensUntil);
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('in_progress');
      await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
      const again = await decide({ kind: 'reopen', reason: 'Hospital', opensUntil: until(30) }).expect(409);
      expect(again.body.code).toBe('attempt_already_submitted');
    });

    it('a check-in that the end broke off goes on', async () => {
      const { id, sessionId } = await scene.createAttempt();
      await close();
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('expired');
      await decide({ kind: 'reopen', reason: 'The network of the whole city', opensUntil: until(40) }).expect(
        200,
      );
      await world.app.get(DeadlineSweeper).sweep();
      expect((await rows().findOneByOrFail(Attempt, { id })).state).toBe('checking_in');
      expect((await rows().findOneByOrFail(ExamSession, { id: sessionId })).state).toBe('checking_in');
      expect((await begin().expect(200)).body.id).toBe(id);
    });
  });

  it('make the final grade beside the mark of the exam, for the candidate once it is confirmed', async () => {
    await send(list(`${IINS[0]};;82.5`));
    const { id: attemptId, sessionId } = await scene.startAttempt();
    for (const [position, value] of [
      [1, { kind: 'single_choice', optionId: 'b' }],
      [3, { kind: 'short_answer', text: 'учёт' }],
      [4, { kind: 'numeric', text: '2.5' }],
    ] as const) {
      const path = `/api/attempts/${attemptId}/answers/${scene.item(position).id}`;
      await scene.candidate.put(path, { value, clientRevision: 1 }).expect(200);
    }
    await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    await scene.finalise(sessionId);
    const results = async () => {
      const { body } = await scene.examiner.get(`/api/results?examId=${scene.exam.id}`).expect(200);
      return resultListSchema.parse(body).results;
    };
    const own = async () =>
      candidateResultSchema.parse(
        (await scene.candidate.get(`/api/attempts/${attemptId}/result`).expect(200)).body,
      );
    const [result] = await results();
    // 0.6 * 82.5 + 0.4 * 80 = 81.5
    expect(result).toMatchObject({
      mark: 80,
      final: { state: 'counted', rating: 82.5, exact: 81.5, mark: 82, letter: 'B', gradePoint: 3 },
    });
    expect((await own()).final).toBeNull();
    await scene.confirm({ id: attemptId, sessionId }, 80);
    expect(await own()).toMatchObject({
      mark: 80,
      final: { mark: 82, letter: 'B', ratingWeightPercent: 60 },
    });

    const confirmed = (await own()).final;
    for (const dryRun of ['yes', 'no'] as const)
      expect(await send(list(`${IINS[0]};;49`, `${IINS[1]};;70`), dryRun)).toMatchObject({
        counts: { taken: 1, leftOut: 1 },
        lines: [
          { outcome: 'left_out', problems: [{ code: 'result_confirmed', values: { previous: 82.5 } }] },
          { outcome: 'taken', problems: [] },
        ],
      });
    expect((await send(list(`${IINS[0]};;82.5`))).lines).toMatchObject([
      { outcome: 'unchanged', problems: [] },
    ]);
    await rows().update(
      AdmissionRating,
      { examId: scene.exam.id, userId: scene.candidate.user.id },
      { rating: 49 },
    );
    expect((await own()).final).toEqual(confirmed);
    expect((await results())[0]?.final).toEqual(confirmed);
    const chain = await world.app.get(SessionChainService).list(sessionId);
    expect(chain.find(({ kind }) => kind === 'confirmation')?.payload).toMatchObject({
      mark: 80,
      final: confirmed,
    });
  });

  it('that come after a confirmation complete its final grade, once', async () => {
    const { id: attemptId, sessionId } = await scene.startAttempt();
    const answer = { value: { kind: 'numeric', text: '2.5' }, clientRevision: 1 };
    await scene.candidate.put(`/api/attempts/${attemptId}/answers/${scene.item(4).id}`, answer).expect(200);
    await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    await scene.finalise(sessionId);
    await rows().update(ExamResult, { attemptId }, { mark: 80 });
    const id = await scene.confirm({ id: attemptId, sessionId }, 80);
    const final = async () => (await rows().findOneByOrFail(ExamResult, { id })).confirmedFinal;
    expect(await final()).toMatchObject({ state: 'rating_missing', mark: null });
    expect((await send(list(`${IINS[0]};;82.5`))).counts).toMatchObject({ taken: 1, leftOut: 0 });
    expect(await final()).toMatchObject({
      state: 'counted',
      rating: 82.5,
      exact: 81.5,
      mark: 82,
      letter: 'B',
    });
    expect((await send(list(`${IINS[0]};;90`))).counts).toMatchObject({ taken: 0, leftOut: 1 });
    expect(await final()).toMatchObject({ rating: 82.5, mark: 82 });
    const chain = await world.app.get(SessionChainService).list(sessionId);
    const completions = chain.filter(({ payload }) => payload.change === 'final_grade_completed');
    expect(completions.map(({ payload }) => payload)).toMatchObject([
      { final: { mark: 82 }, by: registrar.user.id },
    ]);
    const integrity = await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200);
    expect(integrity.body).toMatchObject({ sound: true, entries: chain.length });
  });

  it.each([
    ['down', 49, { state: 'exam_below', mark: null, letter: 'FX' }],
    ['half_up', 50, { state: 'counted', exact: 56, mark: 56, letter: 'D+' }],
  ] as const)('rounds the mark of the exam by its rule, here %s', async (rounding, mark, final) => {
    await rows().update(
      Exam,
      { id: scene.exam.id },
      { gradingPolicy: { ...DEFAULT_GRADING_POLICY, rounding } },
    );
    // 99 of 200 points are 49.5.
    for (const [position, points] of [
      [1, 99],
      [2, 50],
      [3, 50],
      [4, 1],
    ] as const)
      await rows().update(ExamItem, { id: scene.item(position).id }, { points });
    await send(list(`${IINS[0]};;60`));
    const { id: attemptId } = await scene.startAttempt();
    const answer = { value: { kind: 'single_choice', optionId: 'b' }, clientRevision: 1 };
    await scene.candidate.put(`/api/attempts/${attemptId}/answers/${scene.item(1).id}`, answer).expect(200);
    await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    const { body } = await scene.examiner.get(`/api/results?examId=${scene.exam.id}`).expect(200);
    expect(resultListSchema.parse(body).results).toMatchObject([{ mark, final }]);
  });
});
