import {
  candidateResultSchema,
  resultDetailSchema,
  resultListSchema,
  staffExamListSchema,
} from '@bakylau/contracts';
import { AuditEntry, ExamResult, ExamSession, newId, SessionChainService } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

const DISMISSED = { verdict: 'dismissed', reason: 'harmless_behaviour' };

describe('results', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attemptId: string;
  let sessionId: string;
  let result: ExamResult;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    const attempt = await scene.startAttempt();
    ({ id: attemptId, sessionId } = attempt);
    const answer = { value: { kind: 'numeric', text: '2.45' }, clientRevision: 1 };
    await scene.candidate.put(`/api/attempts/${attemptId}/answers/${scene.item(4).id}`, answer).expect(200);
    await scene.candidate.post(`/api/attempts/${attemptId}/submit`).expect(200);
    await scene.finalise(sessionId);
    result = await rows().findOneByOrFail(ExamResult, { attemptId });
  });

  const rows = () => world.database.dataSource.manager;
  const confirm = (mark = result.mark, by: ApiCaller = scene.examiner) =>
    by.post(`/api/results/${result.id}/confirm`, { mark, reason: 'Marked by the key.' });
  const decide = () =>
    scene.proctor
      .put(`/api/sessions/${sessionId}/decision`, { outcome: 'clear', reason: 'All in order.' })
      .expect(200);
  const mine = async () => {
    const { body } = await scene.candidate.get(`/api/attempts/${attemptId}/result`).expect(200);
    return candidateResultSchema.parse(body);
  };

  it('go the whole road: scored, judged, decided, confirmed, shown', async () => {
    const { id: incidentId } = await world.factory.incident({ sessionId });
    expect((await confirm()).body.code).toBe('incidents_undecided');
    await scene.proctor
      .put(`/api/sessions/${sessionId}/incidents/${incidentId}/verdict`, DISMISSED)
      .expect(200);
    expect((await confirm()).body.code).toBe('session_undecided');
    await decide();
    expect(await mine()).toMatchObject({ state: 'verified', mark: null, letter: null });

    const { body } = await confirm().expect(200);
    expect(body).toMatchObject({
      state: 'confirmed',
      mark: 40,
      letter: 'FX',
      gradePoint: 0.5,
      confirmedBy: scene.examiner.user.displayName,
      confirmationReason: 'Marked by the key.',
      decision: { outcome: 'clear' },
    });
    expect(await mine()).toMatchObject({ state: 'confirmed', mark: 40, letter: 'FX', gradePoint: 0.5 });

    const chain = await world.app.get(SessionChainService).list(sessionId);
    expect(chain.map(({ kind }) => kind)).toEqual([
      ...['event', 'event', 'event', 'head', 'verdict', 'decision', 'head', 'confirmation', 'head'],
    ]);
    expect(chain.find(({ kind }) => kind === 'confirmation')?.payload).toMatchObject({
      ...{ mark: 40, letter: 'FX', reason: 'Marked by the key.', by: scene.examiner.user.id },
      final: { state: 'rating_missing', examMark: 40, rounding: 'half_up' },
    });
    expect(await rows().countBy(AuditEntry, { action: 'result.confirmed', subject: result.id })).toBe(1);
    const integrity = await scene.proctor.get(`/api/sessions/${sessionId}/integrity`).expect(200);
    expect(integrity.body).toMatchObject({ sound: true, entries: chain.length });
  });

  it('cannot be confirmed while an incident is undecided, even if the session was decided behind our back', async () => {
    await decide();
    await world.factory.incident({ sessionId, rule: 'media.gap' });
    const { status, body } = await confirm();
    expect([status, body.code]).toEqual([409, 'incidents_undecided']);
    expect((await rows().findOneByOrFail(ExamResult, { id: result.id })).state).toBe('verified');
  });

  it('cannot be confirmed with a mark that is not the stored one', async () => {
    await decide();
    expect((await confirm(41)).body.code).toBe('conflict');
    expect((await confirm(101)).body.code).toBe('validation_failed');
    for (const body of [{ mark: result.mark }, { mark: result.mark, reason: ' \n ' }]) {
      const refused = await scene.examiner.post(`/api/results/${result.id}/confirm`, body).expect(400);
      expect(refused.body.details[0].path).toBe('reason');
    }
    expect((await rows().findOneByOrFail(ExamResult, { id: result.id })).state).toBe('verified');
  });

  it('are confirmed once, also when two examiners do it at the same moment', async () => {
    await decide();
    const second = await world.signIn('examiner');
    await world.factory.staff({ examId: scene.exam.id, userId: second.user.id, role: 'examiner' });
    const answers = await Promise.all([confirm(), confirm(result.mark, second), confirm()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await confirm()).body.code).toBe('result_not_confirmable');
  });

  it('cannot be confirmed while the session is decided but the result was never verified', async () => {
    await rows().update(ExamSession, { id: sessionId }, { state: 'decided' });
    expect((await confirm()).body.code).toBe('result_not_confirmable');
  });

  it('are hidden from examiners of other exams, and confirming is for assigned examiners only', async () => {
    await decide();
    const other = await ExamScene.set(world);
    for (const id of [result.id, newId()]) {
      await other.examiner.get(`/api/results/${id}`).expect(404);
      await other.examiner
        .post(`/api/results/${id}/confirm`, { mark: 40, reason: 'Marked by the key.' })
        .expect(404);
    }
    expect((await other.examiner.get('/api/results')).body.results).toEqual([]);
    for (const role of ['registrar', 'admin'] as const) {
      const reader = await world.signIn(role);
      await reader.get(`/api/results/${result.id}`).expect(200);
      await confirm(result.mark, reader).expect(403);
    }
    await scene.proctor.get(`/api/results/${result.id}`).expect(403);
    await scene.candidate.get(`/api/results/${result.id}`).expect(403);
    const proctorElsewhere = await world.person({ roles: ['proctor', 'examiner'] });
    await world.factory.staff({ examId: scene.exam.id, userId: proctorElsewhere.id, role: 'proctor' });
    await confirm(result.mark, await world.signIn(proctorElsewhere)).expect(404);
  });

  it('are listed with their state and opened with the score of each item', async () => {
    await world.factory.incident({ sessionId });
    const list = await scene.examiner.get(`/api/results?examId=${scene.exam.id}`).expect(200);
    expect(resultListSchema.parse(list.body).results).toMatchObject([
      {
        id: result.id,
        candidateName: scene.candidate.user.displayName,
        state: 'provisional',
        sessionState: 'under_review',
        undecidedIncidents: 1,
        points: 4,
        maxPoints: 10,
        decision: null,
      },
    ]);
    const detail = await scene.examiner.get(`/api/results/${result.id}`).expect(200);
    expect(
      resultDetailSchema.parse(detail.body).items.map((item) => [item.position, item.points, item.answered]),
    ).toEqual([
      [1, 0, false],
      [2, 0, false],
      [3, 0, false],
      [4, 4, true],
    ]);
  });

  it('count in the list of exams for staff', async () => {
    const exams = async (caller: ApiCaller) => {
      const { body } = await caller.get('/api/exams').expect(200);
      return staffExamListSchema.parse(body).exams;
    };
    expect(await exams(scene.proctor)).toMatchObject([
      { id: scene.exam.id, itemCount: 4, candidates: 1, live: 0, toReview: 1, toConfirm: 0 },
    ]);
    await decide();
    expect(await exams(scene.examiner)).toMatchObject([{ toReview: 0, toConfirm: 1 }]);
    const registrar = await world.signIn('registrar');
    expect((await exams(registrar)).length).toBeGreaterThan(1);
    await scene.candidate.get('/api/exams').expect(403);
  });
});
