import { examAssignmentSchema, resultListSchema } from '@bakylau/contracts';
import { ExamResult, User } from '@bakylau/persistence';
import { type ApiCaller, ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';
import { OralScene } from './oral-scene';

describe('people who work in an exam that they sit', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());

  const rows = () => world.database.dataSource.manager;

  it('touch neither their own session nor the exam, as proctors, examiners and administrators', async () => {
    const scene = await ExamScene.set(world);
    const examId = scene.exam.id;
    const { user } = scene.candidate;
    const { sessionId } = await scene.startAttempt();
    await rows().update(User, { id: user.id }, { roles: ['candidate', 'proctor', 'examiner'] });
    for (const role of ['proctor', 'examiner'] as const)
      await world.factory.staff({ examId, userId: user.id, role });
    const { candidate, proctor } = scene;
    const pause = { reason: 'Own break' };
    await candidate.get(`/api/sessions/${sessionId}/pauses`).expect(404);
    await candidate.post(`/api/sessions/${sessionId}/pause`, pause).expect(404);
    await candidate.post(`/api/exams/${examId}/pause`, pause).expect(404);
    await candidate.get('/api/sessions').expect(200, { sessions: [] });
    await candidate.get(`/api/exams/${examId}/scripts`).expect(404);

    await rows().update(User, { id: user.id }, { roles: ['candidate', 'admin'] });
    await candidate.get(`/api/sessions/${sessionId}/pauses`).expect(404);
    await candidate.get('/api/sessions').expect(200, { sessions: [] });
    await proctor.get(`/api/sessions/${sessionId}/pauses`).expect(200);
    await proctor.post(`/api/sessions/${sessionId}/pause`, pause).expect(200);
    const { body } = await candidate.get(`/api/exams/${examId}/assignment`);
    expect(examAssignmentSchema.parse(body).staff).toHaveLength(4);
  });

  it('read, confirm and count no results there, neither the own one nor others, and registrars not their own', async () => {
    const scene = await ExamScene.set(world);
    const examId = scene.exam.id;
    const { candidate } = scene;
    const other = await world.signIn('candidate');
    await world.factory.enrolment({ examId, userId: other.user.id });
    const own = await scene.submitAttempt();
    const theirs = await scene.submitAttempt(other);
    const resultOf = (attemptId: string) => rows().findOneByOrFail(ExamResult, { attemptId });
    const results = [await resultOf(own.id), await resultOf(theirs.id)];
    const listed = async (by: ApiCaller, query = '') =>
      resultListSchema
        .parse((await by.get(`/api/results${query}`).expect(200)).body)
        .results.map(({ attemptId }) => attemptId);

    await rows().update(User, { id: candidate.user.id }, { roles: ['candidate', 'examiner'] });
    await world.factory.staff({ examId, userId: candidate.user.id, role: 'examiner' });
    expect(await listed(candidate)).toEqual([]);
    expect(await listed(candidate, `?examId=${examId}`)).toEqual([]);
    for (const { id, mark } of results) {
      await candidate.get(`/api/results/${id}`).expect(404);
      await candidate.post(`/api/results/${id}/confirm`, { mark, reason: 'Marked by the key.' }).expect(404);
    }
    await candidate.get(`/api/exams/${examId}/item-statistics`).expect(404);
    expect((await listed(scene.examiner)).sort()).toEqual([own.id, theirs.id].sort());
    await scene.examiner.get(`/api/results/${results[0]?.id}`).expect(200);

    for (const role of ['registrar', 'admin'] as const) {
      await rows().update(User, { id: candidate.user.id }, { roles: ['candidate', role] });
      expect(await listed(candidate, `?examId=${examId}`)).toEqual([theirs.id]);
      await candidate.get(`/api/results/${results[0]?.id}`).expect(404);
      await candidate.get(`/api/results/${results[1]?.id}`).expect(200);
    }
  });

  it('sit in no panel of an oral exam there, neither before the own answer nor with a seat of earlier', async () => {
    const scene = await OralScene.set(world);
    const { exam, candidate } = scene.base;
    const other = await scene.enrol();
    const theirs = await scene.prepare(other);
    await rows().update(User, { id: candidate.user.id }, { roles: ['candidate', 'examiner'] });
    await world.factory.staff({ examId: exam.id, userId: candidate.user.id, role: 'examiner' });
    // As long as nobody of them has begun, the seat is an examiner's.
    await candidate.post(`/api/orals/${theirs.id}/seat`).expect(200);
    const own = await scene.base.startAttempt();
    for (const { id } of [own, theirs]) {
      await candidate.get(`/api/orals/${id}`).expect(404);
      for (const act of ['seat', 'answer', 'finish'])
        await candidate.post(`/api/orals/${id}/${act}`).expect(404);
      await candidate.post(`/api/orals/${id}/follow-ups`, { text: 'Why?' }).expect(404);
    }
    await candidate.get(`/api/exams/${exam.id}/orals`).expect(404);
    await scene.examiner(0).get(`/api/orals/${theirs.id}`).expect(200);
  });
});
