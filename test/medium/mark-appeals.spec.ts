import {
  DEFAULT_GRADING_POLICY,
  type MarkAppealDetail,
  markAppealDetailSchema,
  markAppealListSchema,
  type OwnMarkAppeal,
  ownMarkAppealSchema,
  ownMarkingSchema,
} from '@bakylau/contracts';
import {
  AuditEntry,
  Exam,
  ExamResult,
  ExamSession,
  ExamStaff,
  MarkAppeal,
  MarkingScript,
  newId,
  RaisedMarksRevision,
  SessionChainService,
  SessionDecision,
  Webhook,
  WebhookEvent,
} from '@bakylau/persistence';
import { SessionArchive, sessionFolder, verifySession } from '@bakylau/recording';
import { ObjectStore } from '@bakylau/storage';
import { findFreezes } from '../../apps/api/src/retention/deletion-freezes';
import { markingRecord } from '../../apps/api/src/retention/marking-record';
import { sessionRecord } from '../../apps/api/src/retention/person-records';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { OralScene } from './oral-scene';
import { readPdf, wordsOf } from './pdf-reading';
import { WrittenScene } from './written-scene';

jest.setTimeout(60_000);

const TWO = { markers: 2, tieBreakOver: 10, resolution: 'third' } as const;
const CLEAR = { outcome: 'clear', reason: 'All in order.' };

describe('an appeal against marks', () => {
  let world: ApiWorld;
  let member: ApiCaller;
  let attemptId: string;
  let sessionId: string;
  let base: ExamScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;
  const result = () => rows().findOneByOrFail(ExamResult, { attemptId });
  const own = async (): Promise<OwnMarkAppeal> =>
    ownMarkAppealSchema.parse(
      (await base.candidate.get(`/api/attempts/${attemptId}/mark-appeal`).expect(200)).body,
    );
  const file = (by: ApiCaller = base.candidate) =>
    by.post(`/api/attempts/${attemptId}/mark-appeal`, { text: 'My second answer says all of it.' });
  const withdraw = () =>
    world.http.delete(`/api/attempts/${attemptId}/mark-appeal`).set(base.candidate.headers);
  const only = async (by: ApiCaller = member) => {
    const { body } = await by.get('/api/mark-appeals').expect(200);
    const found = markAppealListSchema.parse(body).appeals.filter(({ examId }) => examId === base.exam.id);
    if (!found[0] || found.length > 1) throw new Error(`There are ${found.length} appeals`);
    return found[0];
  };
  const detail = async (id: string, by: ApiCaller = member): Promise<MarkAppealDetail> =>
    markAppealDetailSchema.parse((await by.get(`/api/mark-appeals/${id}`).expect(200)).body);
  const decide = (id: string, body: object, by: ApiCaller = member) =>
    by.put(`/api/mark-appeals/${id}/decision`, { reason: 'Looked at again.', ...body });
  const save = (id: string, body: object, by: ApiCaller = member) =>
    by.put(`/api/mark-appeals/${id}/marks`, body);

  const remarked = ({ items }: ReturnType<WrittenScene['marks']>) =>
    items.map((item) => ({
      ...item,
      criteria: item.criteria.map((mark) => ({ ...mark, comment: 'The second paragraph says it.' })),
    }));

  async function addExaminer(): Promise<ApiCaller> {
    const caller = await world.signIn('examiner');
    await world.factory.staff({ examId: base.exam.id, userId: caller.user.id, role: 'examiner' });
    return caller;
  }

  async function confirm(by: ApiCaller = base.examiner): Promise<void> {
    await base.proctor.put(`/api/sessions/${sessionId}/decision`, CLEAR).expect(200);
    const { id, mark } = await result();
    await by.post(`/api/results/${id}/confirm`, { mark, reason: 'Marked by the key.' }).expect(200);
  }

  /** The session as decided for a violation, which the candidate may appeal against and an annulment needs. */
  const findViolation = () => rows().update(SessionDecision, { sessionId }, { outcome: 'violation' });

  /** Grants the candidate's appeal against the decision, which sends the result to the examiner again. */
  async function reopen(): Promise<void> {
    await findViolation();
    const second = await world.signIn('proctor');
    await world.factory.staff({ examId: base.exam.id, userId: second.user.id, role: 'proctor' });
    await base.candidate.post(`/api/attempts/${attemptId}/appeal`, { text: 'Nobody was there.' }).expect(200);
    await second.post(`/api/sessions/${sessionId}/appeal/take`).expect(200);
    const granted = { ruling: 'granted', outcome: 'clear', reason: 'It was a picture.' };
    await second.put(`/api/sessions/${sessionId}/appeal/ruling`, granted).expect(200);
  }

  /** Written work with confirmed marks, each marker's the same for every criterion. */
  async function written(
    points: readonly number[],
    format: 'written' | 'case' = 'written',
  ): Promise<WrittenScene> {
    const policy = points.length > 1 ? { markingPolicy: TWO } : {};
    const scene = await WrittenScene.set(world, { format, ...policy }, points.length);
    ({ base } = scene);
    ({ id: attemptId, sessionId } = await scene.handIn(['<p>One</p>', '<p>Two</p>']));
    const { body } = await base.examiner.get(`/api/exams/${base.exam.id}/scripts`).expect(200);
    const [{ id: scriptId }] = body.scripts as [{ id: string }];
    for (const [i, given] of points.entries()) {
      await scene.claim(scriptId, scene.examiner(i));
      await scene.examiner(i).put(`/api/scripts/${scriptId}/marking`, scene.marks(given)).expect(200);
    }
    await confirm();
    member = await addExaminer();
    return scene;
  }

  /** A test that the machine scored, confirmed with no point of ten. */
  async function test(): Promise<void> {
    base = await ExamScene.set(world);
    ({ id: attemptId, sessionId } = await base.submitAttempt());
    await confirm();
    member = await addExaminer();
  }

  it('raises written work by its criteria as it was first marked, and keeps every revision', async () => {
    const scene = await written([12]);
    expect(await own()).toMatchObject({ appeal: null, mayFile: true });
    await file().expect(200);
    const { id } = await only();
    expect(await detail(id)).toMatchObject({
      ...{ state: 'filed', mark: 60, mayDecide: true, decision: null, revisions: [] },
      script: { markings: [{ place: 1 }] },
    });

    const marks = scene.marks(12).items.map((item) => ({ ...item, annotations: [] }));
    const [first, second] = marks as [(typeof marks)[0], (typeof marks)[0]];
    const raisedSecond = {
      ...second,
      criteria: second.criteria.map((mark, i) => (i === 0 ? { ...mark, points: 20, comment: 'All.' } : mark)),
    };
    await save(id, { basedOn: 0, items: [raisedSecond] }).expect(200);
    const incomplete = await decide(id, { decision: 'criteria', revision: 1 });
    expect([incomplete.status, incomplete.body.code]).toEqual([400, 'validation_failed']);
    expect((await save(id, { basedOn: 0, items: marks })).body.code).toBe('conflict');
    await save(id, { basedOn: 1, items: [first, raisedSecond] }).expect(200);
    expect((await decide(id, { decision: 'criteria', revision: 1 })).body.code).toBe('conflict');
    const decided = await decide(id, { decision: 'criteria', revision: 2 }).expect(200);
    // Eight of a hundred points of the criteria more, for the question that is worth 70 of 100.
    expect(markAppealDetailSchema.parse(decided.body)).toMatchObject({
      ...{
        state: 'raised',
        mark: 66,
        markBefore: 60,
        decidedBy: [member.user.displayName],
        mayDecide: false,
      },
      decision: {
        before: { mark: 60, points: 60 },
        raised: { way: 'criteria', criteria: [{ position: 2, before: 12, after: 20 }] },
      },
      revisions: [{ revision: 2, savedBy: member.user.displayName }, { revision: 1 }],
    });
    const { itemScores, ...columns } = await result();
    expect(columns).toMatchObject({ state: 'confirmed', mark: 66, confirmedBy: base.examiner.user.id });
    expect(columns.points).toBeCloseTo(65.6);
    expect(itemScores.map(({ itemId }) => itemId)).toEqual(scene.items.map((item) => item.id));
    expect(itemScores[0]?.points).toBeCloseTo(18);
    expect(itemScores[1]?.points).toBeCloseTo(47.6);

    const seen = await own();
    expect(seen).toMatchObject({
      mayFile: false,
      appeal: { state: 'raised', decision: { reason: 'Looked at again.', raised: { after: { mark: 66 } } } },
    });
    expect(JSON.stringify(seen)).not.toContain(member.user.displayName);
    const mine = await base.candidate.get(`/api/attempts/${attemptId}/result`).expect(200);
    expect(mine.body).toMatchObject({ state: 'confirmed', mark: 66, final: { examMark: 66 } });

    const appeal = await rows().findOneByOrFail(MarkAppeal, { id });
    expect(appeal).toMatchObject({ decidedBy: member.user.id, reason: 'Looked at again.', way: 'criteria' });
    await expect(rows().update(RaisedMarksRevision, { appealId: id }, { mark: 100 })).rejects.toThrow(
      'never change',
    );
    expect(await rows().countBy(AuditEntry, { subject: id, action: 'mark_appeal.marks_saved' })).toBe(2);
    expect(
      await rows().countBy(AuditEntry, {
        subject: id,
        action: 'mark_appeal.decided',
        userId: member.user.id,
      }),
    ).toBe(1);
  });

  it('stands in the chain and, with old and new marks, in the protocol', async () => {
    const scene = await written([12]);
    await file().expect(200);
    const { id } = await only();
    await save(id, { basedOn: 0, items: scene.marks(15.5).items }).expect(200);
    await decide(id, { decision: 'criteria', revision: 1 }).expect(200);
    const archive = new SessionArchive(world.app.get(ObjectStore), sessionFolder(sessionId));
    expect(await verifySession(archive)).toMatchObject({ sound: true, unsignedEntries: 0 });
    const entries = await world.app.get(SessionChainService).list(sessionId);
    expect(entries.filter(({ kind }) => kind === 'appeal').map(({ payload }) => payload)).toMatchObject([
      { markAppealId: id, state: 'filed' },
      { markAppealId: id, state: 'raised', way: 'criteria', markBefore: 60, markAfter: 78 },
    ]);
    const { body } = await base.proctor
      .get(`/api/sessions/${sessionId}/protocol.pdf?locale=en`)
      .responseType('blob')
      .expect(200);
    const text = wordsOf(readPdf(body as Buffer));
    expect(text).toContain('My second answer says all of it.');
    expect(text).toContain(`${member.user.displayName}: By the criteria, from 60 (C-) to 78 (B-)`);
    expect(text).toContain('Question 1, Analysis: from 12 to 15.5');
    expect(text).toContain('Looked at again.');
  });

  it('lowers no criterion, also where two marked and their mean counts', async () => {
    const scene = await written([14, 15]);
    await file().expect(200);
    const { id } = await only();
    expect((await detail(id)).standing[0]?.criteria[0]?.points).toBe(14.5);
    const lowered = await save(id, { basedOn: 0, items: scene.marks(14).items });
    expect([lowered.status, lowered.body.code]).toEqual([400, 'marks_lowered']);
    expect(lowered.body.details).toHaveLength(10);
    expect(await rows().countBy(RaisedMarksRevision, { appealId: id })).toBe(0);
    await save(id, { basedOn: 0, items: scene.marks(14.5).items }).expect(200);
    expect((await decide(id, { decision: 'criteria', revision: 1 })).body.code).toBe('marks_not_raised');
    expect((await decide(id, { decision: 'total', mark: 72 })).body.code).toBe('marks_lowered');
    expect(await result()).toMatchObject({ points: 72.5, mark: 73 });
    await expect(
      rows().update(
        MarkAppeal,
        { id },
        { after: { mark: 1, points: 1, maxPoints: 1, letter: 'F', items: [] } },
      ),
    ).rejects.toThrow('violates check constraint');
    await decide(id, { decision: 'upheld' }).expect(200);
    expect(await own()).toMatchObject({ appeal: { state: 'upheld', decision: { raised: null } } });
    expect(await result()).toMatchObject({ state: 'confirmed', points: 72.5, mark: 73 });
    expect((await decide(id, { decision: 'total', mark: 90 })).body.code).toBe('appeal_not_open');
  });

  it('stands in the copy of the data of its candidate, with all remarks once it is decided', async () => {
    const scene = await written([12]);
    await file().expect(200);
    const { id } = await only();
    const items = remarked(scene.marks(14));
    await save(id, { basedOn: 0, items }).expect(200);
    await save(id, { basedOn: 1, items: scene.marks(15).items }).expect(200);
    expect(await markingRecord(attemptId, rows())).toMatchObject({ revisions: [{ mark: 60 }], onAppeal: [] });
    await decide(id, { decision: 'criteria', revision: 2 }).expect(200);
    const session = await rows().findOneByOrFail(ExamSession, { id: sessionId });
    let text = '';
    for await (const part of sessionRecord(session, rows())) text += part;
    expect(JSON.parse(text)).toMatchObject({
      markAppeal: {
        ...{ id, state: 'raised', way: 'criteria', reason: 'Looked at again.' },
        ...{ statement: 'My second answer says all of it.', before: { mark: 60 }, after: { mark: 75 } },
      },
      markAppealOpinions: [{ decision: 'criteria', revision: 2, mark: 75, reason: 'Looked at again.' }],
      marking: {
        mark: 75,
        revisions: [{ place: 1, mark: 60 }],
        onAppeal: [
          { revision: 1, mark: 70, items },
          { revision: 2, mark: 75 },
        ],
      },
    });
    expect(text).not.toContain(member.user.id);
  });

  it('keeps raised marks when the result goes to the examiner again', async () => {
    const scene = await written([12, 13]);
    await file().expect(200);
    const { id } = await only();
    await decide(id, { decision: 'total', mark: 80 }).expect(200);
    await reopen();
    expect(await result()).toMatchObject({ state: 'verified', mark: 80, confirmedAt: null });
    const { id: scriptId } = await rows().findOneByOrFail(MarkingScript, { attemptId });
    const again = await scene.examiner(0).put(`/api/scripts/${scriptId}/marking`, scene.marks(12, 1));
    expect([again.status, again.body.code]).toEqual([409, 'script_closed']);
    expect(await result()).toMatchObject({ state: 'verified', mark: 80, points: 80 });
    expect((await rows().findOneByOrFail(MarkingScript, { id: scriptId })).mark).toBe(80);
    await base.examiner
      .post(`/api/results/${(await result()).id}/confirm`, { mark: 80, reason: 'Marked by the key.' })
      .expect(200);
  });

  it('keeps the mark where the rounding of the exam has changed since, and raises the points', async () => {
    const scene = await written([9.5]);
    expect(await result()).toMatchObject({ points: 47.5, mark: 48 });
    const gradingPolicy = { ...DEFAULT_GRADING_POLICY, rounding: 'down' as const };
    await rows().update(Exam, { id: base.exam.id }, { gradingPolicy });
    await file().expect(200);
    const { id } = await only();
    const { items } = scene.marks(9.5);
    const raised = items.map((item, i) => ({
      ...item,
      criteria: item.criteria.map((mark, k) => (i + k === 0 ? { ...mark, points: 10 } : mark)),
    }));
    const { letter, gradePoint } = await result();
    await save(id, { basedOn: 0, items: raised }).expect(200);
    await decide(id, { decision: 'criteria', revision: 1 }).expect(200);
    const { points, ...after } = await result();
    expect(points).toBeCloseTo(47.65);
    expect(after).toMatchObject({ mark: 48, letter, gradePoint });
    expect((await own()).appeal).toMatchObject({
      state: 'raised',
      decision: { before: { mark: 48 }, raised: { after: { mark: 48, letter } } },
    });
  });

  it('raises the answers of a case', async () => {
    const scene = await written([10], 'case');
    await file().expect(200);
    const { id } = await only();
    await save(id, { basedOn: 0, items: scene.marks(15).items }).expect(200);
    await decide(id, { decision: 'criteria', revision: 1 }).expect(200);
    expect(await result()).toMatchObject({ state: 'confirmed', mark: 75, points: 75 });
  });

  it('raises an oral answer over the mean of its panel, by the places of the questions on the ticket', async () => {
    const scene = await OralScene.set(world, { examiners: 2 });
    ({ base } = scene);
    const drawn = await scene.prepare();
    ({ id: attemptId, sessionId } = drawn);
    for (const by of scene.examiners) await scene.act(attemptId, 'seat', by);
    const { scriptId } = await scene.act(attemptId, 'answer');
    await scene.act(attemptId, 'finish');
    await base.finalise(sessionId);
    for (const [i, given] of [12, 13].entries())
      await scene.examiner(i).put(`/api/scripts/${scriptId}/marking`, scene.marks(drawn, given)).expect(200);
    await confirm();
    member = await addExaminer();
    await file().expect(200);
    const { id } = await only();
    expect((await only(scene.examiner(1))).mayDecide).toBe(false);
    const below = await save(id, { basedOn: 0, items: scene.marks(drawn, 12).items });
    expect(below.body.code).toBe('marks_lowered');
    await save(id, { basedOn: 0, items: scene.marks(drawn, 16).items }).expect(200);
    const { body } = await decide(id, { decision: 'criteria', revision: 1 }).expect(200);
    const { decision } = markAppealDetailSchema.parse(body);
    expect(decision).toMatchObject({ before: { mark: 63 }, raised: { after: { mark: 80 } } });
    const places = decision?.raised?.criteria.map(({ position, before, after }) => [position, before, after]);
    expect(places).toEqual([1, 2].flatMap((place) => Array.from({ length: 5 }, () => [place, 12.5, 16])));
  });

  it('raises the mark of a test as a total, and tells other systems', async () => {
    await test();
    const hook = { url: 'https://example.org/hook', createdBy: member.user.id, createdAt: new Date() };
    await rows().insert(Webhook, { ...hook, id: newId(), kinds: ['result.state_changed'] });
    await file().expect(200);
    const { id } = await only();
    expect(await detail(id)).toMatchObject({ script: null, standing: [] });
    expect((await save(id, { basedOn: 0, items: [] })).body.code).toBe('bad_request');
    expect((await decide(id, { decision: 'criteria', revision: 1 })).body.code).toBe('conflict');
    const { itemScores } = await result();
    await decide(id, { decision: 'total', mark: 55 }).expect(200);
    expect(await result()).toMatchObject({ points: 5.5, maxPoints: 10, mark: 55, letter: 'D+', itemScores });
    const told = await rows().findBy(WebhookEvent, { kind: 'result.state_changed' });
    expect(told.map(({ data }) => data)).toMatchObject([{ attemptId, state: 'confirmed', mark: 55 }]);
  });

  it('is taken once, from the confirmation to the deadline, from its candidate alone', async () => {
    base = await ExamScene.set(world);
    ({ id: attemptId, sessionId } = await base.submitAttempt());
    expect(await own()).toEqual({ appeal: null, fileBy: null, mayFile: false });
    expect((await file()).body.code).toBe('mark_appeal_not_possible');
    await confirm();
    await file(await world.signIn('candidate')).expect(404);
    const late = new Date(Date.now() - 11 * 86_400_000);
    await rows().update(ExamResult, { attemptId }, { confirmedAt: late });
    expect((await file()).body.code).toBe('mark_appeal_not_possible');
    await rows().update(ExamResult, { attemptId }, { confirmedAt: new Date() });
    await file().expect(200);
    expect((await findFreezes(base.candidate.user.id, rows()))[0]?.freezes).toEqual(['appeal_open']);
    expect((await file()).body.code).toBe('mark_appeal_not_possible');
    await withdraw().expect(200);
    expect(await findFreezes(base.candidate.user.id, rows())).toEqual([]);
    expect((await withdraw()).body.code).toBe('appeal_not_open');
    expect((await file()).body.code).toBe('mark_appeal_not_possible');
  });

  it('waits while its result is open again, and is nobody’s to decide once that does not count', async () => {
    await test();
    await file().expect(200);
    const { id } = await only();
    expect(await detail(id)).toMatchObject({ resultState: 'confirmed', mayDecide: true });
    const listed = async () => (await member.get('/api/mark-appeals').expect(200)).body.appeals as unknown[];
    const freezes = async () => (await findFreezes(base.candidate.user.id, rows()))[0]?.freezes ?? [];
    await reopen();
    expect(await detail(id)).toMatchObject({ resultState: 'verified', mayDecide: false, script: null });
    expect(await listed()).toHaveLength(1);
    expect(await freezes()).toContain('appeal_open');

    await findViolation();
    const annulment = `/api/sessions/${sessionId}/annulment`;
    await base.proctor.post(annulment, { text: 'Someone else sat it.' }).expect(200);
    await base.examiner.put(annulment, { agreed: true }).expect(200);
    expect(await detail(id)).toMatchObject({ state: 'filed', resultState: 'annulled', mayDecide: false });
    expect((await decide(id, { decision: 'total', mark: 90 })).body.code).toBe('appeal_not_open');
    for (const state of ['annulled', 're_sit'] as const) {
      await rows().update(ExamResult, { attemptId }, { state });
      expect(await listed()).toEqual([]);
      expect(await freezes()).toEqual([]);
    }
  });

  it('shows its candidate what the commission gave and remarked, once it is decided', async () => {
    const scene = await written([12]);
    const ownMarking = async () =>
      ownMarkingSchema.parse(
        (await base.candidate.get(`/api/attempts/${attemptId}/marking`).expect(200)).body,
      ).marking?.onAppeal;
    await file().expect(200);
    const { id } = await only();
    const items = remarked(scene.marks(14));
    await save(id, { basedOn: 0, items }).expect(200);
    expect(await ownMarking()).toBeNull();
    await decide(id, { decision: 'total', mark: 65 }).expect(200);
    expect(await ownMarking()).toEqual({ counts: false, items });
  });

  it('is decided by an examiner of the exam who neither marked nor confirmed nor sits it', async () => {
    const scene = await written([12, 13]);
    await file().expect(200);
    const { id } = await only();
    for (const by of [scene.examiner(0), scene.examiner(1)]) {
      expect((await only(by)).mayDecide).toBe(false);
      expect((await save(id, { basedOn: 0, items: scene.marks(20).items }, by)).body.code).toBe(
        'first_marker',
      );
      expect((await decide(id, { decision: 'total', mark: 90 }, by)).body.code).toBe('first_marker');
    }
    const stranger = await world.signIn('examiner');
    const sitting = await addExaminer();
    await world.factory.enrolment({ examId: base.exam.id, userId: sitting.user.id });
    await world.factory.attempt({ examId: base.exam.id, userId: sitting.user.id });
    for (const by of [stranger, sitting]) {
      expect((await by.get('/api/mark-appeals').expect(200)).body).toEqual({ appeals: [] });
      await by.get(`/api/mark-appeals/${id}`).expect(404);
      await save(id, { basedOn: 0, items: scene.marks(20).items }, by).expect(404);
      await decide(id, { decision: 'total', mark: 90 }, by).expect(404);
    }
    for (const by of [base.candidate, base.proctor]) await by.get(`/api/mark-appeals/${id}`).expect(403);
    await rows().delete(ExamStaff, { examId: base.exam.id, userId: member.user.id });
    await decide(id, { decision: 'total', mark: 90 }).expect(404);
    expect((await result()).mark).toBe(63);
  });
});
