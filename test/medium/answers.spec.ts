import { setTimeout as delay } from 'node:timers/promises';
import { Answer, Attempt, ExamResult, newId, User, WebSession } from '@bakylau/persistence';
import { ApiWorld } from './api-world';
import { ExamScene, option } from './exam-scene';

jest.setTimeout(60_000);
const HOUR_MS = 3_600_000;

describe('saving answers', () => {
  let world: ApiWorld;
  let scene: ExamScene;

  beforeAll(async () => {
    world = await ApiWorld.start();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    scene = await ExamScene.set(world);
  });

  const rows = () => world.database.dataSource.manager;

  it('asks in the saving statement itself whether the session of a remembered caller still stands', async () => {
    const { id } = await scene.startAttempt();
    const { id: itemId } = scene.item(1);
    const { id: userId } = scene.candidate.user;
    const past = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
    const ends: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
      [
        'unauthenticated',
        () => rows().update(User, { id: userId }, { active: false }),
        () => rows().update(User, { id: userId }, { active: true }),
      ],
      [
        'forbidden',
        () => rows().update(User, { id: userId }, { roles: ['proctor'] }),
        () => rows().update(User, { id: userId }, { roles: ['candidate'] }),
      ],
      [
        'unauthenticated',
        () => rows().update(WebSession, { userId }, { lastSeenAt: past(3) }),
        () => rows().update(WebSession, { userId }, { lastSeenAt: new Date() }),
      ],
      ['unauthenticated', () => rows().delete(WebSession, { userId }), () => Promise.resolve()],
    ];
    for (const [revision, [code, end, restore]] of ends.entries()) {
      await scene.save(id, itemId, option('a'), 2 * revision + 1).expect(200);
      await end();
      expect((await scene.save(id, itemId, option('b'), 2 * revision + 2)).body.code).toBe(code);
      await restore();
    }
    const { value } = await rows().findOneByOrFail(Answer, { attemptId: id, itemId });
    expect(value).toEqual(option('a'));
  });

  it('lets a remembered caller with new roles go on when they may still sit exams', async () => {
    const { id } = await scene.startAttempt();
    const { id: itemId } = scene.item(1);
    await scene.save(id, itemId, option('a'), 1).expect(200);
    await rows().update(User, { id: scene.candidate.user.id }, { roles: ['candidate', 'examiner'] });
    await scene.save(id, itemId, option('b'), 2).expect(200);
  });

  it('stores the newest revision and ignores late and repeated ones', async () => {
    const { id } = await scene.startAttempt();
    const itemId = scene.item(1).id;
    const first = await scene.save(id, itemId, option('a'), 5).expect(200);
    expect(first.body).toMatchObject({ itemId, value: option('a'), revision: 1 });
    const late = await scene.save(id, itemId, option('c'), 4).expect(200);
    expect(late.body).toEqual(first.body);
    const repeated = await scene.save(id, itemId, option('a'), 5).expect(200);
    expect(repeated.body).toEqual(first.body);
    const newer = await scene.save(id, itemId, option('b'), 6).expect(200);
    expect(newer.body).toMatchObject({ value: option('b'), revision: 2 });
    const { body } = await scene.candidate.get(`/api/attempts/${id}`).expect(200);
    expect(body.answers).toEqual([newer.body]);
  });

  it('keeps the newest of many that arrive at the same time', async () => {
    const { id } = await scene.startAttempt();
    const itemId = scene.item(3).id;
    const revisions = Array.from({ length: 30 }, (_, i) => i + 1).sort(() => Math.random() - 0.5);
    const answers = await Promise.all(
      revisions.map((revision) =>
        scene.save(id, itemId, { kind: 'short_answer', text: `${revision}` }, revision),
      ),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const stored = await rows().findOneByOrFail(Answer, { attemptId: id, itemId });
    expect(stored).toMatchObject({ value: { kind: 'short_answer', text: '30' }, clientRevision: 30 });
  });

  it('refuses unknown items, other kinds, unknown options and malformed bodies', async () => {
    const { id } = await scene.startAttempt();
    const foreign = await world.factory.item({ examId: (await world.factory.exam()).id });
    for (const itemId of [newId(), foreign.id]) {
      expect((await scene.save(id, itemId, option('a'), 1)).body.code).toBe('not_found');
    }
    const bad = [
      scene.save(id, scene.item(1).id, { kind: 'numeric', text: '1' }, 1),
      scene.save(id, scene.item(1).id, option('z'), 1),
      scene.save(id, scene.item(2).id, { kind: 'multiple_choice', optionIds: ['a', 'z'] }, 1),
      ...[0, 2_147_483_648].map((revision) => scene.save(id, scene.item(1).id, option('a'), revision)),
      scene.save(id, scene.item(1).id, { kind: 'single_choice' }, 1),
      scene.save(id, 'not-an-id', option('a'), 1),
      ...['a\u0000', '\ud800'].map((text) => scene.save(id, scene.item(1).id, option(text), 1)),
    ];
    for (const { status, body } of await Promise.all(bad)) {
      expect([status, body.code]).toEqual([400, 'validation_failed']);
    }
    expect(await rows().countBy(Answer, { attemptId: id })).toBe(0);
  });

  it('are refused before the start and after the submission', async () => {
    const { id } = await scene.createAttempt();
    expect((await scene.save(id, scene.item(1).id, option('a'), 1)).body.code).toBe('attempt_not_running');
    await scene.startAttempt();
    await scene.save(id, scene.item(1).id, option('b'), 1).expect(200);
    await scene.candidate.post(`/api/attempts/${id}/submit`).expect(200);
    expect((await scene.save(id, scene.item(1).id, option('a'), 2)).body.code).toBe(
      'attempt_already_submitted',
    );
  });

  it('are refused once time is up, and what was stored stays', async () => {
    const { id } = await scene.startAttempt();
    const itemId = scene.item(1).id;
    await scene.save(id, itemId, option('b'), 1).expect(200);
    await rows().update(Attempt, { id }, { deadlineAt: new Date(Date.now() - 1) });
    const { status, body } = await scene.save(id, itemId, option('a'), 2);
    expect([status, body.code]).toEqual([409, 'time_is_up']);
    expect((await rows().findOneByOrFail(Answer, { attemptId: id, itemId })).value).toEqual(option('b'));
  });

  it('never land behind a submission', async () => {
    const { id } = await scene.startAttempt();
    const itemId = scene.item(3).id;
    const saves = Array.from({ length: 20 }, (_, i) =>
      scene.save(id, itemId, { kind: 'short_answer', text: i === 19 ? 'учет' : 'нет' }, i + 1),
    );
    const [submitted, ...answers] = await Promise.all([
      delay(15).then(() => scene.candidate.post(`/api/attempts/${id}/submit`)),
      ...saves,
    ]);
    expect(submitted.status).toBe(200);
    const stored = await rows().findOneBy(Answer, { attemptId: id, itemId });
    const acknowledged = answers.filter(({ status }) => status === 200).length;
    expect(stored?.revision ?? 0).toBeLessThanOrEqual(acknowledged);
    const { itemScores } = await rows().findOneByOrFail(ExamResult, { attemptId: id });
    const isRight = stored?.value.kind === 'short_answer' && stored.value.text === 'учет';
    expect(itemScores.find((score) => score.itemId === itemId)?.points).toBe(isRight ? 3 : 0);
  });
});
