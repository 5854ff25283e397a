import { join } from 'node:path';
import { candidateExamListSchema } from '@bakylau/contracts';
import { Exam, ExamItem, FaceEnrolment, User } from '@bakylau/persistence';
import { ObjectStore } from '@bakylau/storage';
import { DEMO_PEOPLE } from '../../apps/api/src/demo/demo-people';
import { DemoSeeder } from '../../apps/api/src/demo/demo.seeder';
import { seedDemo } from '../../apps/api/src/demo/seed-demo.command';
import { AnalyzerInProcess } from './analyzer-in-process';
import { ApiWorld } from './api-world';
import { DEVICES, fixture } from './exam-scene';

jest.setTimeout(60_000);
const DAY_MS = 86_400_000;
const assetsDir = join(__dirname, '../../apps/api/demo-assets');

describe('the demo', () => {
  let analyzer: AnalyzerInProcess;
  let world: ApiWorld;

  beforeAll(async () => {
    analyzer = await AnalyzerInProcess.start();
    world = await ApiWorld.start({ ANALYZER_PORT: String(analyzer.port), DEMO_ASSETS_DIR: assetsDir });
    await seed();
  });
  afterAll(async () => {
    await world.close();
    await analyzer.close();
  });

  const rows = () => world.database.dataSource.manager;
  const seed = (now?: Date) =>
    new DemoSeeder({
      dataSource: world.database.dataSource,
      store: world.app.get(ObjectStore),
      assetsDir,
    }).seed(now);
  const signIn = async (login: string) => {
    const password = DEMO_PEOPLE.find((person) => person.login === login)?.password;
    const { body, headers } = await world.http.post('/api/auth/login').send({ login, password }).expect(200);
    return {
      Cookie: String(headers['set-cookie']).split(';')[0] ?? '',
      'X-CSRF-Token': String(body.csrfToken),
    };
  };

  it('lets every person in, and shows candidates and staff the open, the coming and the past exams', async () => {
    for (const { login } of DEMO_PEOPLE) await signIn(login);
    const mine = await world.http
      .get('/api/my/exams')
      .set(await signIn('candidate'))
      .expect(200);
    const { exams } = candidateExamListSchema.parse(mine.body);
    expect(exams.map(({ availability }) => availability)).toEqual(['closed', 'open', 'upcoming']);
    expect(exams[1]?.itemCount).toBe(10);
    const others = await world.http
      .get('/api/my/exams')
      .set(await signIn('candidate2'))
      .expect(200);
    const open = candidateExamListSchema
      .parse(others.body)
      .exams.filter((exam) => exam.availability === 'open');
    expect(open.map(({ itemCount }) => itemCount).sort((a, b) => a - b)).toEqual([2, 2, 2, 7, 10]);
    for (const login of ['proctor', 'examiner', 'registrar', 'admin']) {
      const { body } = await world.http
        .get('/api/exams')
        .set(await signIn(login))
        .expect(200);
      expect(body.exams).toHaveLength(7);
    }
  });

  it('adds nothing when it is repeated, keeps what people changed, and moves the windows along', async () => {
    const counts = () =>
      Promise.all([User, Exam, ExamItem, FaceEnrolment].map((entity) => rows().count(entity)));
    const before = await counts();
    const itemsBefore = await rows().find(ExamItem, { order: { id: 'ASC' } });
    await rows().update(User, { login: 'admin' }, { displayName: 'Renamed' });
    await seed(new Date(Date.now() + 100 * DAY_MS));
    expect(await counts()).toEqual(before);
    expect(await rows().find(ExamItem, { order: { id: 'ASC' } })).toEqual(itemsBefore);
    expect(await rows().findOneByOrFail(User, { login: 'admin' })).toMatchObject({ displayName: 'Renamed' });
    const [open] = await rows().find(Exam, { order: { closesAt: 'DESC' } });
    expect((open?.closesAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(460 * DAY_MS);
    await seed();
  });

  it('knows the first candidate on the clip that tests show the camera', async () => {
    const headers = await signIn('candidate');
    const exams = await world.http.get('/api/my/exams').set(headers).expect(200);
    const examId = String(exams.body.exams[1].id);
    const attempt = await world.http.post('/api/attempts').set(headers).send({ examId }).expect(200);
    const path = `/api/attempts/${attempt.body.id}`;
    await world.http.put(`${path}/device-check`).set(headers).send(DEVICES).expect(200);
    await world.http
      .put(`${path}/notice`)
      .set(headers)
      .send({ noticeVersion: 1, accepted: true })
      .expect(200);
    const photo = await world.http
      .post(`${path}/photo`)
      .set({ ...headers, 'Content-Type': 'image/jpeg' })
      .send(fixture('face_verification/man1_alone_1.jpg'))
      .expect(200);
    expect(photo.body).toMatchObject({ accepted: true, matched: true });
  });

  it('is refused in production, where its passwords are known to everybody', async () => {
    await expect(seedDemo({ ...world.config, production: true })).rejects.toThrow('not for production');
  });
});
