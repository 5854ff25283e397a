import { type Attempt as AttemptView } from '@bakylau/contracts';
import { CheckIn, ExamSession } from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { AnalyzerInProcess } from './analyzer-in-process';
import { ApiWorld } from './api-world';
import { ExamScene, fixture } from './exam-scene';

jest.setTimeout(60_000);

describe('check-in photos', () => {
  let analyzer: AnalyzerInProcess;
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;

  beforeAll(async () => {
    analyzer = await AnalyzerInProcess.start();
    world = await ApiWorld.start({ ANALYZER_PORT: String(analyzer.port) });
  });
  afterAll(async () => {
    await world.close();
    await analyzer.close();
  });
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    attempt = await scene.createAttempt();
  });

  const rows = () => world.database.dataSource.manager;
  const photoOf = async (content: Buffer) =>
    scene.candidate.upload('post', `/api/attempts/${attempt.id}/photo`, content);

  it('allows six photos a minute, and says when the next one may come', async () => {
    await scene.checkIn(attempt.id);
    const face = fixture('faces/obama_blue_room.jpg');
    for (let i = 0; i < 6; i += 1) expect((await photoOf(face)).body.code).toBe('not_enrolled_photo');
    const { status, body } = await photoOf(face);
    expect([status, body.code]).toEqual([429, 'rate_limited']);
    expect(body.retryAfterS).toBeGreaterThan(0);
    expect(body.retryAfterS).toBeLessThanOrEqual(10);
  });

  it('removes a stored photo again when the exam started while it was looked at', async () => {
    await scene.enrolPhoto(scene.candidate.user, fixture('face_verification/man1_alone_0.jpg'));
    await scene.checkIn(attempt.id);
    const store = world.app.get(ObjectStore);
    const put = store.put.bind(store);
    const keys: string[] = [];
    const puts = jest.spyOn(store, 'put').mockImplementation(async (key, content, contentType) => {
      keys.push(key);
      await put(key, content, contentType);
      await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'running' });
    });
    const { status } = await photoOf(fixture('face_verification/man1_alone_1.jpg'));
    puts.mockRestore();
    expect(status).toBe(409);
    expect(keys).toEqual([expect.stringContaining(`${attempt.sessionId}/check-in/`)]);
    expect(await store.find(keys[0] ?? '')).toBeNull();
    const checkIn = await rows().findOneByOrFail(CheckIn, { sessionId: attempt.sessionId });
    expect(checkIn).toMatchObject({ photoKey: null, photoTries: 0 });
  });
});
