import { examAssignmentSchema } from '@bakylau/contracts';
import { User } from '@bakylau/persistence';
import { ApiWorld } from './api-world';
import { ExamScene } from './exam-scene';

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
});
