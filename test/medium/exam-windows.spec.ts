import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attempt as AttemptView,
  type ErrorBody,
  EXAM_WINDOW_HEADER,
  type SessionSummary,
} from '@bakylau/contracts';
import {
  Answer,
  Attempt,
  AuditEntry,
  clockStopsOf,
  ExamSession,
  newId,
  SessionChainService,
  SessionWindow,
  WindowLedger,
  WindowMove,
} from '@bakylau/persistence';
import { readTimeFacts } from '../../apps/api/src/protocol/recording-facts.reader';
import { ApiCaller, ApiWorld } from './api-world';
import { DEVICES, ExamScene } from './exam-scene';

const REASON = 'The first computer has no display any longer.';
const WEBM = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]);

describe('Windows of an attempt over the API', () => {
  let world: ApiWorld;
  let scene: ExamScene;
  let attempt: AttemptView;
  let ledger: WindowLedger;
  let first: ApiCaller;
  let second: ApiCaller;
  let firstId: string;
  let secondId: string;

  beforeAll(async () => {
    world = await ApiWorld.start();
    ledger = world.app.get(WindowLedger);
  }, 60_000);
  beforeEach(async () => {
    scene = await ExamScene.set(world);
    attempt = await scene.startAttempt();
    [firstId, secondId] = [newId(), newId()];
    first = inWindow(firstId);
    second = inWindow(secondId);
    await ledger.take(attempt.sessionId, { windowId: firstId, device: 'Chrome 142, Windows' }, null);
  });
  afterAll(() => world?.close());

  /** The candidate's requests from one window. */
  const inWindow = (windowId: string) =>
    new ApiCaller(world, scene.candidate.user, {
      ...scene.candidate.headers,
      [EXAM_WINDOW_HEADER]: windowId,
    });
  const rows = () => world.database.dataSource.manager;
  const answerPath = () => `/api/attempts/${attempt.id}/answers/${scene.item(1).id}`;
  const save = (caller: ApiCaller, optionId: string, clientRevision: number) =>
    caller.put(answerPath(), { value: { kind: 'single_choice', optionId }, clientRevision });
  const wait = () => ledger.wait(attempt.sessionId, { windowId: secondId, device: 'Firefox 145, Android' });
  const handOver = (waitingId: string, by = scene.proctor) =>
    by.post(`/api/sessions/${attempt.sessionId}/hand-over`, { waitingId, reason: REASON });
  const chain = async () =>
    (await world.app.get(SessionChainService).list(attempt.sessionId)).map(({ payload }) => payload);
  const summary = async () => {
    const { body } = await scene.proctor.get('/api/sessions?state=live').expect(200);
    return (body as { sessions: SessionSummary[] }).sessions.find(({ id }) => id === attempt.sessionId)!;
  };

  it('take every change from the one that holds it, and refuse the others with taken_over', async () => {
    await save(first, 'a', 1).expect(200);
    const { id } = scene.item(1);
    const nameless = scene.candidate;
    const changes: ((caller: ApiCaller) => ReturnType<ApiCaller['post']>)[] = [
      (caller) => save(caller, 'b', 99),
      (caller) => caller.post(`/api/attempts/${attempt.id}/submit`),
      (caller) => caller.post(`/api/attempts/${attempt.id}/start`),
      (caller) => caller.put(`/api/attempts/${attempt.id}/device-check`, DEVICES),
      (caller) => caller.put(`/api/attempts/${attempt.id}/notice`, { noticeVersion: 1, accepted: true }),
      (caller) => caller.upload('post', `/api/attempts/${attempt.id}/photo`, Buffer.from('x')),
      (caller) => caller.post(`/api/attempts/${attempt.id}/liveness`, { kind: 'head_turn' }),
      (caller) => caller.upload('post', `/api/attempts/${attempt.id}/answers/${id}/files`, Buffer.from('x')),
      (caller) => caller.post(`/api/attempts/${attempt.id}/answers/${id}/photo-link`),
      (caller) =>
        caller.upload(
          'put',
          `/api/attempts/${attempt.id}/local-recordings/${newId()}?seq=0&chain=av&startMs=0&endMs=5`,
          WEBM,
          'video/webm',
        ),
    ];
    for (const caller of [second, nameless])
      for (const change of changes) {
        const { body, status } = await change(caller);
        expect([(body as ErrorBody).code, status]).toEqual(['taken_over', 409]);
      }
    const stored = await rows().findBy(Answer, { attemptId: attempt.id });
    expect(stored).toMatchObject([{ value: { optionId: 'a' }, revision: 1 }]);
    expect((await rows().findOneByOrFail(Attempt, { id: attempt.id })).state).toBe('in_progress');
    await save(first, 'c', 2).expect(200);
  });

  it('show another window neither questions nor answers', async () => {
    await save(first, 'a', 1).expect(200);
    const path = `/api/attempts/${attempt.id}`;
    const own = (await first.get(path).expect(200)).body as AttemptView;
    expect([own.openElsewhere, own.items.length, own.answers.length]).toEqual([false, 4, 1]);
    for (const other of [second, scene.candidate]) {
      const { body } = await other.get(path).expect(200);
      expect(body).toMatchObject({ openElsewhere: true, items: [], answers: [], state: 'in_progress' });
    }
    await first.post(`${path}/submit`).expect(200);
    expect((await second.get(path).expect(200)).body).toMatchObject({
      openElsewhere: false,
      state: 'submitted',
    });
  });

  it('are moved by proctors of the exam, with a reason, once they wait', async () => {
    const { id: waitingId } = await wait();
    const [shown] = (await summary()).waitingWindows;
    expect(shown).toMatchObject({ id: waitingId, device: 'Firefox 145, Android' });
    const path = `/api/sessions/${attempt.sessionId}/hand-over`;
    await (await world.signIn('proctor')).post(path, { waitingId, reason: REASON }).expect(404);
    for (const role of ['candidate', 'examiner', 'admin'] as const)
      await (await world.signIn(role)).post(path, { waitingId, reason: REASON }).expect(403);
    await first.post(path, { waitingId, reason: REASON }).expect(403);
    await scene.proctor.post(path, { waitingId, reason: ' ' }).expect(400);
    await handOver(newId()).expect(409);

    await save(first, 'a', 1).expect(200);
    const { body } = await handOver(waitingId).expect(200);
    expect(body).toEqual({ device: 'Firefox 145, Android', creditedMs: 0 });
    expect((await summary()).waitingWindows).toEqual([]);
    const taken = await second.get(`/api/attempts/${attempt.id}`).expect(200);
    expect(taken.body).toMatchObject({ openElsewhere: false, answers: [{ value: { optionId: 'a' } }] });
    await save(second, 'b', 2).expect(200);
    // What the first one had not sent stays there; a late try of it changes nothing.
    await save(first, 'c', 3).expect(409);
    expect(await rows().findBy(Answer, { attemptId: attempt.id })).toMatchObject([
      { value: { optionId: 'b' }, clientRevision: 2 },
    ]);
    await handOver(waitingId).expect(409);
  });

  it('leave a line in the chain and in the audit, without the words', async () => {
    const { id: waitingId } = await wait();
    await handOver(waitingId).expect(200);
    expect((await chain()).slice(-2)).toEqual([
      { change: 'window_waits', device: 'Firefox 145, Android' },
      { change: 'window_moved', cause: 'proctor', device: 'Firefox 145, Android', creditedMs: 0 },
    ]);
    expect(JSON.stringify(await chain())).not.toContain(REASON);
    const audit = await rows().findBy(AuditEntry, {
      subject: attempt.sessionId,
      action: 'session.handed_over',
    });
    expect(audit).toMatchObject([
      { userId: scene.proctor.user.id, detail: { windowId: waitingId, creditedMs: 0 } },
    ]);
    const windows = await rows().find(SessionWindow, {
      where: { sessionId: attempt.sessionId },
      order: { askedAt: 'ASC' },
    });
    expect(windows).toMatchObject([
      { windowId: firstId, state: 'replaced' },
      { windowId: secondId, state: 'live' },
    ]);
    expect(await rows().findBy(WindowMove, { sessionId: attempt.sessionId })).toMatchObject([
      {
        ...{ fromDevice: 'Chrome 142, Windows', toDevice: 'Firefox 145, Android' },
        ...{ movedBy: scene.proctor.user.id, reason: REASON },
      },
    ]);
  });

  it('give the wait back to the millisecond when the first one had lost its media', async () => {
    const before = await rows().findOneByOrFail(Attempt, { id: attempt.id });
    const interruptedAt = new Date();
    await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'interrupted', interruptedAt });
    const { id: waitingId } = await wait();
    await sleep(300);
    const { body } = await handOver(waitingId).expect(200);
    const { creditedMs } = body as { creditedMs: number };
    const window = await rows().findOneByOrFail(SessionWindow, { id: waitingId });
    expect(creditedMs).toBeGreaterThanOrEqual(300);
    expect(window.liveAt!.getTime() - interruptedAt.getTime()).toBe(creditedMs);
    const after = await rows().findOneByOrFail(Attempt, { id: attempt.id });
    expect(after.creditedMs).toBe(creditedMs);
    expect(after.deadlineAt!.getTime()).toBe(before.deadlineAt!.getTime() + creditedMs);
    expect((await readTimeFacts(attempt.sessionId, after, rows())).credits).toMatchObject([{ creditedMs }]);
  });

  it('give back what was lost after an earlier wait was, also where the exam came back in between', async () => {
    const interrupt = async () => {
      const interruptedAt = new Date();
      await rows().update(ExamSession, { id: attempt.sessionId }, { state: 'interrupted', interruptedAt });
      return interruptedAt;
    };
    const firstWindow = { windowId: firstId, device: 'Chrome 142, Windows' };
    const secondWindow = { windowId: secondId, device: 'Firefox 145, Android' };
    await interrupt();
    const { id: waitingId } = await wait();
    await sleep(50);
    await handOver(waitingId).expect(200);
    const { creditedUntil } = await rows().findOneByOrFail(SessionWindow, { id: waitingId });
    expect(await ledger.take(attempt.sessionId, firstWindow, secondId)).toBe(true);
    const lostAt = await interrupt();
    await sleep(200);
    expect(await ledger.take(attempt.sessionId, secondWindow, firstId)).toBe(true);
    expect((await clockStopsOf(attempt.sessionId, rows())).lastEndedAt).toEqual(creditedUntil);

    const { id: firstWaitingId } = await ledger.wait(attempt.sessionId, firstWindow);
    const { body } = await handOver(firstWaitingId).expect(200);
    const { liveAt } = await rows().findOneByOrFail(SessionWindow, { id: firstWaitingId });
    expect((body as { creditedMs: number }).creditedMs).toBe(liveAt!.getTime() - lostAt.getTime());
  });

  it('lock the session before themselves when one does not wait any longer, as a hand-over does', async () => {
    const { id: waitingId } = await wait();
    const { withdrawn } = await rows().transaction(async (manager) => {
      const session = { where: { id: attempt.sessionId }, lock: { mode: 'for_no_key_update' } } as const;
      await manager.findOneOrFail(ExamSession, session);
      const withdrawn = ledger.withdraw(attempt.sessionId, secondId);
      await sleep(300);
      // It stands at the session, and has neither changed nor locked the row that a hand-over changes next.
      await manager.query(`SET LOCAL lock_timeout = '500ms'`);
      const row = { where: { id: waitingId }, lock: { mode: 'for_no_key_update' } } as const;
      expect(await manager.findOneOrFail(SessionWindow, row)).toMatchObject({ state: 'waiting' });
      return { withdrawn };
    });
    await withdrawn;
    expect(await rows().findOneByOrFail(SessionWindow, { id: waitingId })).toMatchObject({ state: 'gone' });
  });

  it('still take from the first what its browser recorded while it held the exam, and nothing later', async () => {
    const epoch = new Date(Date.now() - 60_000);
    await rows().update(ExamSession, { id: attempt.sessionId }, { epoch });
    const { id: waitingId } = await wait();
    await handOver(waitingId).expect(200);
    await rows().update(
      SessionWindow,
      { sessionId: attempt.sessionId, windowId: firstId },
      {
        replacedAt: new Date(epoch.getTime() + 30_000),
      },
    );
    const send = (caller: ApiCaller, endMs: number) =>
      caller.upload(
        'put',
        `/api/attempts/${attempt.id}/local-recordings/${newId()}?seq=0&chain=av&startMs=20000&endMs=${endMs}`,
        WEBM,
        'video/webm',
      );
    await send(first, 30_000).expect(200);
    await send(first, 45_000).expect(409);
    await send(inWindow(newId()), 30_000).expect(409);
    await send(second, 45_000).expect(200);
  });

  it('let saves that are under way be either before the move or refused', async () => {
    const { id: waitingId } = await wait();
    const saves = Array.from({ length: 12 }, (_, index) =>
      save(first, 'a', index + 1).then(({ status }) => status),
    );
    const [moved, ...statuses] = await Promise.all([handOver(waitingId), ...saves]);
    expect(moved.status).toBe(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const acknowledged = statuses.lastIndexOf(200) + 1;
    const [stored] = await rows().findBy(Answer, { attemptId: attempt.id });
    expect(stored?.clientRevision ?? 0).toBe(acknowledged);
    await save(first, 'c', 99).expect(409);
  });
});
